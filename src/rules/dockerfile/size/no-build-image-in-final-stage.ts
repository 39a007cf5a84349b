import { defineRule } from '#lint/define-rule.js';
import { chainCommands, chainOf, startOf } from '#model/stage-chain.js';
import { isForDevelopment } from '#model/stage-purpose.js';
import type { Command } from '#shell/command.js';
import { effectsOf } from '#shell/effects.js';

const COMPILERS: readonly string[] = ['go', 'cargo', 'maven', 'gradle', 'dotnet'];

export default defineRule({
  id: 'no-build-image-in-final-stage',
  title: 'Ship what was built, not the image that built it',
  category: 'size',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'The image holds the compiler, the sources, the caches and every module that was fetched: often a gigabyte around a program of twenty megabytes. All of it is pulled on every deployment, and patched for nothing.',
  remedy: 'End with a second stage on a small base, and take the program over with `COPY --from=`.',
  references: ['https://docs.docker.com/build/building/multi-stage/'],
  messages: { shipped: 'The image that runs is {image}, with compiler and sources.' },
  check: {
    file({ model, report }) {
      const { target } = model;
      if (!target || isForDevelopment(target) || target.rootBase.kind !== 'image') return;
      const { facts, image } = target.rootBase;
      if (facts?.kind !== 'build') return;
      const { cmd, entrypoint } = startOf(target);
      const start = entrypoint ?? cmd;
      // `go run`, `mvn spring-boot:run`: the tool chain itself is what starts.
      if (!start || /\b(?:go|cargo|mvn|mvnw|gradlew?|dotnet (?:run|watch|test)|sbt|air|bash|sh)\b/.test(wordsOf(start)))
        return;
      if (!chainCommands(target).some(compiles)) return;
      const bottom = chainOf(target)[0]?.from.image;
      if (!bottom) return;
      report({
        message: 'shipped',
        values: { image: image.text.replace(/@.*/, '') },
        at: bottom.span,
        evidence: { bytes: 500_000_000, estimated: true },
      });
    },
  },
  examples: [
    {
      bad: 'FROM golang:1.27\nCOPY . /src\nRUN cd /src && go build -o /app\nCMD ["/app"]\n',
      at: 'golang:1.27',
      good: 'FROM golang:1.27 AS build\nRUN go build -o /app\nFROM alpine:3.23\nCOPY --from=build /app /app\nCMD ["/app"]\n',
    },
    {
      title: 'The tool chain is what runs',
      good: 'FROM golang:1.27\nRUN go build ./...\nCMD ["go", "test", "./..."]\n',
    },
    { title: 'Nothing is started in it', good: 'FROM golang:1.27\nRUN go install example.com/tool@v1.2.3\n' },
  ],
});

function wordsOf(start: {
  readonly exec: readonly { readonly text: string }[];
  readonly shell: { readonly text: string };
}) {
  return start.exec.length > 0 ? start.exec.map(({ text }) => text).join(' ') : start.shell.text;
}

function compiles(command: Command): boolean {
  return effectsOf(command).some((effect) => effect.kind === 'build' && COMPILERS.includes(effect.tool));
}
