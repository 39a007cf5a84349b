import { defineRule } from '#lint/define-rule.js';
import { expansionsOf } from '#shell/shell-word.js';

export default defineRule({
  id: 'no-assignment-in-export',
  title: 'Assign first, export behind it',
  category: 'shell',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: ['SC2155'],
  why: '`export NAME=$(command)` succeeds whatever the command does, so that `set -e` and `&&` do not see it fail: the build goes on with an empty variable.',
  remedy: 'Write `NAME=$(command) && export NAME`.',
  messages: { masked: 'A failure of the command in this {program} is not seen.' },
  check: {
    command(command, { report }) {
      if (!/^(?:export|readonly|local|declare)$/.test(command.program)) return;
      const word = command.args.find(
        (each) => each.value.includes('=') && expansionsOf(each).some(({ kind }) => kind === 'command'),
      );
      if (word) report({ message: 'masked', values: { program: command.program }, at: word.span });
    },
  },
  examples: [
    { bad: 'FROM debian:13\nRUN export V="$(cat /version)" && echo "$V"\n', at: 'V="$(cat /version)"' },
    { good: 'FROM debian:13\nRUN V="$(cat /version)" && export V && echo "$V"\n' },
  ],
});
