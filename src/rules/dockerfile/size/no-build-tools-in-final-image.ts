import { defineRule } from '#lint/define-rule.js';
import type { Command } from '#shell/command.js';
import { effectsOf } from '#shell/effects.js';

const TOOLS =
  /^(?:build-essential|build-base|gcc(?:-\d+)?|g\+\+(?:-\d+)?|gcc-c\+\+|clang|make|cmake|autoconf|automake|libtool|gfortran|linux-headers|musl-dev|libc6?-dev|python3?-dev(?:el)?|default-jdk|base-devel)$/;

export default defineRule({
  id: 'no-build-tools-in-final-image',
  title: 'Leave compilers and headers out of the image that runs',
  category: 'size',
  severity: 'info',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'A compiler with its headers is 200 to 400 megabytes that the running program never touches, a long list of packages to patch, and a workshop for whoever breaks in.',
  remedy: 'Build in a stage of its own and copy the result, or remove the packages in the same RUN.',
  references: ['https://docs.docker.com/build/building/multi-stage/'],
  messages: { kept: '{packages} stays in the image that runs.' },
  check: {
    stage(stage, { report, commandsOf }) {
      if (!stage.isTarget || !stage.instructions.some(({ kind }) => kind === 'CMD' || kind === 'ENTRYPOINT')) return;
      for (const run of stage.instructions) {
        if (run.kind !== 'RUN') continue;
        const commands = commandsOf(run);
        if (commands.some(removes)) continue;
        for (const command of commands) {
          const tools = effectsOf(command).flatMap((effect) =>
            effect.kind === 'install' && /^(?:apt|apk|dnf|microdnf|yum|zypper|pacman)$/.test(effect.manager)
              ? effect.packages.filter(({ name }) => TOOLS.test(name))
              : [],
          );
          const [first] = tools;
          if (!first) continue;
          const packages = tools.length > 1 ? `${first.name} and ${tools.length - 1} more` : first.name;
          report({
            message: 'kept',
            values: { packages },
            at: first.word.span,
            evidence: { bytes: 250_000_000, estimated: true },
          });
          return;
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN apt-get update && apt-get install -y build-essential\nCMD ["app"]\n',
      at: 'build-essential',
    },
    {
      title: 'Removed in the same RUN',
      good: 'FROM alpine:3.23\nRUN apk add --no-cache --virtual .build build-base && make && apk del .build\nCMD ["app"]\n',
    },
    {
      title: 'In a stage of its own',
      good: 'FROM debian:13 AS build\nRUN apt-get update && apt-get install -y build-essential\nFROM debian:13\nCOPY --from=build /app /app\nCMD ["/app"]\n',
    },
  ],
});

function removes(command: Command): boolean {
  return effectsOf(command).some(({ kind }) => kind === 'remove') || command.program === 'apt-mark';
}
