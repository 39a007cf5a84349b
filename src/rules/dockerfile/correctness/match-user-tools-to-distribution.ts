import { defineRule } from '#lint/define-rule.js';
import type { Stage } from '#model/stage.js';
import { chainCommands } from '#model/stage-chain.js';
import type { Command } from '#shell/command.js';
import { effectsOf } from '#shell/effects.js';
import type { ShellWord } from '#shell/shell-word.js';

const ONLY_DEBIAN_GROUP = /^--(?:quiet|comment|allow-bad-names|force-badname)$/;
const ONLY_DEBIAN_USER = /^--(?:disabled-login|group|gid|quiet|comment|allow-bad-names|force-badname)$/;

export default defineRule({
  id: 'match-user-tools-to-distribution',
  title: 'Create users with the tools of the distribution',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Alpine has the `adduser` and `addgroup` of BusyBox and no `useradd`. Debian and Ubuntu have an `adduser` that shares the name and knows other options. The RUN ends with "not found" or "unknown option".',
  remedy: 'Use `addgroup -S` and `adduser -S` on Alpine, `groupadd` and `useradd` on Debian and Ubuntu.',
  messages: {
    missing: '{program} does not exist on Alpine: there it is {instead}.',
    option: '{option} is an option of BusyBox: {program} of {distribution} does not know it.',
    debian: '{option} is an option of Debian: {program} of Alpine does not know it.',
  },
  check: {
    command(command, { report, stageOf, instructionOf }) {
      const { program, name } = command;
      if (!name || !/^(?:user|group)(?:add|mod|del)$|^add(?:user|group)$/.test(program)) return;
      if (
        command.after === '||' ||
        command.before === '||' ||
        command.inside.some((each) => each === 'if' || each === 'condition')
      )
        return;
      const stage = stageOf(instructionOf(command));
      const facts = stage?.rootBase.kind === 'image' ? stage.rootBase.facts : undefined;
      if (!stage || facts?.kind === 'server') return;
      if (facts?.distribution === 'alpine') {
        if (hasShadow(stage)) return;
        if (!program.startsWith('add')) {
          const instead = program.startsWith('user') ? 'adduser' : 'addgroup';
          report({ message: 'missing', values: { program, instead }, at: name.span });
          return;
        }
        const option = optionOf(command, program === 'addgroup' ? ONLY_DEBIAN_GROUP : ONLY_DEBIAN_USER);
        if (option) report({ message: 'debian', values: { option: option.value, program }, at: option.span });
      } else if (facts?.distribution === 'debian' || facts?.distribution === 'ubuntu') {
        const option = program.startsWith('add') ? optionOf(command, /^-[a-zA-Z]*[DSG][a-zA-Z]*$/) : undefined;
        if (!option) return;
        const distribution = facts.distribution === 'debian' ? 'Debian' : 'Ubuntu';
        report({ message: 'option', values: { option: option.value, program, distribution }, at: option.span });
      }
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nRUN useradd --uid 10001 app\n',
      at: 'useradd',
      good: 'FROM alpine:3.23\nRUN adduser -D -u 10001 app\n',
    },
    { bad: 'FROM debian:13-slim\nRUN adduser -S app\n', at: '-S', good: 'FROM debian:13-slim\nRUN useradd -r app\n' },
    { title: 'The package is installed', good: 'FROM alpine:3.23\nRUN apk add --no-cache shadow && useradd app\n' },
    { title: 'One or the other', good: 'FROM alpine:3.23\nRUN useradd app || adduser -D app\n' },
  ],
});

function optionOf({ args }: Command, pattern: RegExp): ShellWord | undefined {
  return args.find(({ value }) => pattern.test(value.replace(/=.*$/s, '')));
}

function hasShadow(stage: Stage): boolean {
  return chainCommands(stage).some((command) =>
    effectsOf(command).some(
      (effect) =>
        effect.kind === 'install' &&
        // A list that a variable holds may name it.
        effect.packages.some(({ name }) => name === 'shadow' || name.includes('$')),
    ),
  );
}
