import { posix } from 'node:path';
import { defineRule } from '#lint/define-rule.js';
import { wholeContextCopy } from '#model/copied-files.js';
import { effectsOf } from '#shell/effects.js';

/** Tools whose result stands alone: the sources are of no use at run time. */
const COMPILERS = /^(?:go|cargo|maven|gradle|dotnet)$/;

export default defineRule({
  id: 'copy-only-built-files',
  title: 'Take only the result out of the build stage',
  category: 'size',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'The working directory of the build stage holds the sources, caches and intermediate files besides the result. Copied as a whole it makes the image as large as a build without stages, and ships the source code.',
  remedy: 'Copy the binary or the output folder only.',
  references: ['https://docs.docker.com/build/building/multi-stage/'],
  messages: {
    workdir: '{path} of the build stage holds the sources, too.',
    root: 'The whole file system of the build stage is copied, tools included.',
  },
  check: {
    stage(stage, { report }) {
      if (!stage.shipped) return;
      for (const { kind, instruction, stage: from } of stage.edges) {
        if (kind !== 'copy' || instruction.kind !== 'COPY' || !from) continue;
        const [source] = instruction.sources;
        const path = source && stage.at(instruction).expand(source.text);
        if (!source || !path) continue;
        const full = posix.normalize(`/${path}/`);
        if (full === '/') {
          // `FROM scratch` + `COPY / /` makes one layer of many on purpose.
          const isWhole = instruction.destination?.text === '/';
          if (isWhole && stage.rootBase.kind !== 'scratch') report({ message: 'root', at: source.span });
          continue;
        }
        const { workdir } = from.at();
        if (!workdir || workdir === '/' || full !== posix.normalize(`${workdir}/`)) continue;
        const copied = wholeContextCopy(from, from.instructions.at(-1) ?? from.from);
        const compiles = from.commands.some((command) =>
          effectsOf(command).some((effect) => effect.kind === 'build' && COMPILERS.test(effect.tool)),
        );
        const cleans = from.commands.some((command) => effectsOf(command).some((effect) => effect.kind === 'delete'));
        // The result of another folder's sources is the result alone.
        const target = copied?.destination && from.at(copied).expand(copied.destination.text);
        const isHere = target && posix.resolve(from.at(copied).workdir ?? '/', target) === posix.resolve(workdir);
        if (isHere && compiles && !cleans) report({ message: 'workdir', values: { path: workdir }, at: source.span });
      }
    },
  },
  examples: [
    {
      bad: 'FROM golang:1.27 AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o app .\nFROM debian:13-slim\nCOPY --from=build /src /app\n',
      at: '/src',
      good: 'FROM golang:1.27 AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o app .\nFROM debian:13-slim\nCOPY --from=build /src/app /app\n',
    },
    {
      title: 'The sources lie elsewhere',
      good: 'FROM golang:1.27 AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o /app/berths .\nWORKDIR /app\nFROM debian:13-slim\nCOPY --from=build /app /app\n',
    },
    {
      title: 'The whole file system',
      bad: 'FROM debian:13 AS build\nRUN make\nFROM debian:13-slim\nCOPY --from=build / /\n',
      at: '/',
    },
    {
      title: 'Many layers become one',
      good: 'FROM debian:13 AS build\nRUN apt-get update\nFROM scratch\nCOPY --from=build / /\n',
    },
    {
      title: 'An interpreter needs the sources',
      good: 'FROM python:3.13 AS build\nWORKDIR /app\nCOPY . .\nFROM python:3.13-slim\nCOPY --from=build /app /app\n',
    },
  ],
});
