import { defineRule } from '#lint/define-rule.js';
import { findOption, invocationOf } from '#shell/invocation.js';

export default defineRule({
  id: 'no-sudo',
  title: 'Do without sudo: RUN is root until USER says otherwise',
  category: 'security',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3004', 'DS-0010', 'CKV2_DOCKER_1'],
  why: 'A RUN is root already, so sudo does nothing there but has to be installed, drops part of the environment and does not pass signals on. In the image it is a way back to root.',
  remedy: 'Remove `sudo`; switch with `USER root` and back where an instruction needs it.',
  references: ['https://docs.docker.com/build/building/best-practices/#user'],
  messages: { used: 'sudo runs {program} as root, which a RUN can do without it.' },
  check: {
    commands: {
      sudo(command, { report, instructionOf, stateAt }) {
        const { name } = command;
        const inner = command.args.find(({ value }) => !value.startsWith('-'));
        if (!name || !inner) return;
        const isRoot = stateAt(instructionOf(command))?.user === 'root';
        const call = invocationOf(command);
        const removable = isRoot && command.args[0] === inner && !(call && findOption(call, '-u', '-E', '-H'));
        report({
          message: 'used',
          values: { program: inner.value.split('/').at(-1) ?? '' },
          at: name.span,
          ...(removable && {
            fix: {
              title: 'Remove sudo',
              safety: 'safe' as const,
              edits: [{ span: { start: name.span.start, end: inner.span.start }, text: '' }],
            },
          }),
        });
      },
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN sudo apt-get update\n',
      at: 'sudo',
      good: 'FROM debian:13\nRUN apt-get update\n',
    },
    { title: 'Installing it is not using it', good: 'FROM debian:13\nRUN apt-get update && apt-get install -y sudo\n' },
  ],
});
