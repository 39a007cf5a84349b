import { posix } from 'node:path';
import { defineRule } from '#lint/define-rule.js';
import type { Stage } from '#model/stage.js';
import { chainOf } from '#model/stage-chain.js';
import { effectsOf } from '#shell/effects.js';

export default defineRule({
  id: 'no-whole-workdir-copy',
  title: 'Copy what was built, not the folder it was built in',
  category: 'size',
  severity: 'info',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'The working directory of a build holds the sources, the tests, the caches and every module that only the build needed. Copied as a whole it makes the second stage nearly as large as the first, and ships the sources.',
  remedy: 'Name what the program needs: the binary, `dist`, the production dependencies.',
  references: ['https://docs.docker.com/build/building/multi-stage/'],
  messages: { whole: '{path} is the whole folder that {name} was built in, sources included.' },
  check: {
    stage(stage, { report }) {
      if (!stage.shipped) return;
      for (const { instruction, word, stage: source } of stage.edges) {
        if (instruction.kind !== 'COPY' || !source || source === stage) continue;
        const workdir = source.at().workdir;
        if (workdir === undefined || workdir === '/' || !buildsInPlace(source)) continue;
        for (const path of instruction.sources) {
          const text = stage.at(instruction).expand(path.text);
          if (text === undefined || posix.resolve('/', text) !== posix.resolve('/', workdir)) continue;
          report({ message: 'whole', values: { path: path.text, name: word.text }, at: path.span });
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM golang:1.27 AS build\nWORKDIR /app\nCOPY . .\nRUN go build -o app\nFROM alpine:3.23\nCOPY --from=build /app /app\n',
      at: '/app',
      good: 'FROM golang:1.27 AS build\nWORKDIR /app\nCOPY . .\nRUN go build -o app\nFROM alpine:3.23\nCOPY --from=build /app/app /app\n',
    },
    {
      title: 'A stage that only collects files',
      good: 'FROM alpine:3.23 AS files\nWORKDIR /out\nRUN tar -xf /x.tar\nFROM alpine:3.23\nCOPY --from=files /out /\n',
    },
  ],
});

/** Whether a stage brings the sources with a COPY of everything and compiles them where they lie. */
function buildsInPlace(stage: Stage): boolean {
  let hasSources = false;
  for (const { instructions, commands } of chainOf(stage)) {
    hasSources ||= instructions.some(
      (each) => each.kind === 'COPY' && !each.from && each.sources.some(({ text }) => /^\.?\/?$/.test(text)),
    );
    if (!hasSources) continue;
    const builds = commands.some(
      (command) =>
        effectsOf(command).some((effect) => effect.kind === 'build' && COMPILERS.has(effect.tool)) ||
        (/^(?:npm|yarn|pnpm)$/.test(command.program) && command.args.some(({ value }) => /^build(?::|$)/.test(value))),
    );
    if (builds) return true;
  }
  return false;
}

const COMPILERS = new Set(['go', 'cargo', 'maven', 'gradle', 'dotnet']);
