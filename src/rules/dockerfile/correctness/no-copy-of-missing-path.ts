import { posix } from 'node:path';
import type { Instruction } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import { isWithin, mayBring } from '#model/brought-paths.js';
import type { Stage } from '#model/stage.js';
import { chainCommands, chainOf } from '#model/stage-chain.js';

export default defineRule({
  id: 'no-copy-of-missing-path',
  title: 'Copy only what the other stage has made',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'The build stops with "not found" when the other stage never made the path. Mostly its WORKDIR is missing, so that the files lie in another place, or the command that builds them.',
  remedy: 'Set WORKDIR and run the build in the other stage, or write the path where its files really are.',
  messages: {
    missing: 'Nothing in the stage {name} makes {path}.',
    unbuilt: 'The stage {name} installs dependencies but never builds {path}.',
  },
  check: {
    stage(stage, { report }) {
      for (const { instruction, word, stage: source } of stage.edges) {
        if (instruction.kind !== 'COPY' || !source || source === stage) continue;
        for (const each of instruction.sources) {
          const text = stage.at(instruction).expand(each.text);
          if (text === undefined || /[*?[\]]/.test(text)) continue;
          const path = posix.resolve('/', text);
          const message = isMissing(path, source) ? 'missing' : isUnbuilt(path, source) ? 'unbuilt' : undefined;
          if (message) report({ message, values: { name: word.text, path: each.text }, at: each.span });
        }
      }
    },
  },
  examples: [
    {
      title: 'Without WORKDIR the files lie in /dist',
      bad: 'FROM node:24 AS build\nCOPY . .\nRUN npm ci && npm run build\nFROM nginx:1.29\nCOPY --from=build /app/dist /srv\n',
      at: '/app/dist',
      good: 'FROM node:24 AS build\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\nFROM nginx:1.29\nCOPY --from=build /app/dist /srv\n',
    },
    {
      title: 'No build',
      bad: 'FROM node:24 AS build\nWORKDIR /app\nCOPY . .\nRUN npm ci\nFROM nginx:1.29\nCOPY --from=build /app/build /srv\n',
      at: '/app/build',
    },
    {
      title: 'A command names it',
      good: 'FROM golang:1.27 AS build\nRUN go build -o /out/app\nFROM alpine:3.23\nCOPY --from=build /out/app /app\n',
    },
    {
      title: 'A script may make it',
      good: 'FROM debian:13 AS build\nCOPY build.sh /\nRUN /build.sh\nFROM alpine:3.23\nCOPY --from=build /out /out\n',
    },
    {
      title: 'The system has it',
      good: 'FROM debian:13 AS build\nFROM scratch\nCOPY --from=build /etc/ssl /etc/ssl\n',
    },
  ],
});

/** Folders at the root of a Linux system, and those that images of build tools have. */
const SYSTEM =
  /^(?:bin|boot|cargo|data|dev|etc|go|home|lib|lib32|lib64|libx32|media|mnt|nix|opt|proc|root|run|rootfs|sbin|srv|sys|tmp|usr|var|busybox|kaniko)$/;

/** Folders that hold results, so that they are hardly ever in a build context. */
const RESULT = /^(?:dist|build|out|\.next|\.output|node_modules|target)$/;

/** Programs that put their results where the working directory or their arguments say. */
const ORDERLY =
  /^(?:apt-get|apt|apk|dnf|microdnf|yum|npm|npx|yarn|pnpm|node|corepack|pip|pip3|go|cargo|mvn|mvnw|gradle|gradlew|dotnet|bundle|composer|mkdir|cp|mv|rm|ln|ls|cat|echo|printf|touch|chmod|chown|cd|set|export|true|test|\[|sed|grep|curl|wget|tar|useradd|adduser|addgroup|groupadd|git|unzip|sleep)$/;

/** Whether neither the base image nor an instruction can have made the path's folder at the root, such as `/app`. */
function isMissing(path: string, stage: Stage): boolean {
  const [, first, second] = path.split('/');
  if (!first || !second || SYSTEM.test(first)) return false;
  const folder = `/${first}`;
  const { rootBase } = stage;
  if (rootBase.kind !== 'scratch') {
    const facts = rootBase.kind === 'image' ? rootBase.facts : undefined;
    if (!facts || facts.kind === 'server' || facts.kind === undefined || facts.distribution === 'windows') return false;
    if (facts.workdir !== undefined && isWithin(facts.workdir, folder)) return false;
    if (rootBase.kind === 'image' && rootBase.image.tag?.includes('onbuild')) return false;
  }
  const except = (transfer: Instruction) => RESULT.test(second) && copiesContext(transfer);
  if (mayBring(stage, [folder], except)) return false;
  if (chainCommands(stage).some(({ program }) => !ORDERLY.test(program))) return false;
  return chainOf(stage).every((each) => each.instructions.every((instruction) => !mayMake(folder, instruction, each)));
}

function mayMake(folder: string, instruction: Instruction, stage: Stage): boolean {
  switch (instruction.kind) {
    case 'UNKNOWN':
    case 'ONBUILD':
      return true;
    case 'WORKDIR': {
      const { workdir } = stage.at(instruction);
      const to = instruction.path && stage.at(instruction).expand(instruction.path.text);
      return to === undefined || workdir === undefined || isWithin(posix.resolve(workdir, to), folder);
    }
    case 'RUN':
    case 'ENV':
    case 'ARG':
    case 'VOLUME':
      return instruction.line.text.includes(folder.slice(1)) || instruction.heredocs.length > 0;
    default:
      return false;
  }
}

/** Whether the path is a result of a JavaScript build, and the stage does nothing but install. */
function isUnbuilt(path: string, stage: Stage): boolean {
  const facts = stage.rootBase.kind === 'image' ? stage.rootBase.facts : undefined;
  const { workdir } = stage.at();
  if (facts?.image !== 'node' || workdir === undefined || workdir === '/') return false;
  if (posix.dirname(path) !== workdir || !/^(?:dist|build|\.next)$/.test(posix.basename(path))) return false;
  const transfers = chainOf(stage).flatMap(({ instructions }) =>
    instructions.filter(({ kind }) => kind === 'COPY' || kind === 'ADD'),
  );
  if (!transfers.some(copiesContext) || mayBring(stage, [path], copiesContext)) return false;
  return chainCommands(stage).every(({ program, args }) => {
    const [first] = args;
    if (/^(?:npm|yarn|pnpm)$/.test(program)) return !first || /^(?:ci|install|i|config|cache|-)/.test(first.value);
    return /^(?:apt-get|apt|apk|cd|set|echo|rm|chown|corepack)$/.test(program);
  });
}

/** A COPY of the whole build context. */
function copiesContext(instruction: Instruction): boolean {
  if (instruction.kind !== 'COPY' && instruction.kind !== 'ADD') return false;
  if (instruction.kind === 'COPY' && instruction.from) return false;
  return instruction.sources.every(({ text }) => /^(?:\.\/?|\/)$/.test(text));
}
