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
    command(command, { report, text }) {
      if (!/^(?:export|readonly|local|declare)$/.test(command.program)) return;
      const word = command.args.find(
        (each) => each.value.includes('=') && expansionsOf(each).some(({ kind }) => kind === 'command'),
      );
      if (!word) return;
      const name = /^[A-Za-z_]\w*(?==)/.exec(word.text)?.[0];
      const isAlone = command.args.length === 1 && command.program === 'export' && command.redirects.length === 0;
      const { start, end } = command.span;
      const assignment = text.slice(word.span.start, word.span.end);
      // Behind `||` two commands need a group.
      const isPlain = isAlone && command.after !== '||' && command.before !== '||' && command.pipeline.length === 1;
      const edits = [{ span: { start, end }, text: `${assignment} && export ${name}` }];
      report({
        message: 'masked',
        values: { program: command.program },
        at: word.span,
        fix: isPlain && name ? { title: 'Assign first', safety: 'review', edits } : undefined,
      });
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN export V="$(cat /version)" && echo "$V"\n',
      at: 'V="$(cat /version)"',
      good: 'FROM debian:13\nRUN V="$(cat /version)" && export V && echo "$V"\n',
    },
    { good: 'FROM debian:13\nRUN V="$(cat /version)" && export V && echo "$V"\n' },
  ],
});
