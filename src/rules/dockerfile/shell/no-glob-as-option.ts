import { defineRule } from '#lint/define-rule.js';
import { effectsOf } from '#shell/effects.js';
import { hasGlob } from '#shell/shell-word.js';

export default defineRule({
  id: 'no-glob-as-option',
  title: 'Start a pattern with ./ so that no file is taken for an option',
  category: 'shell',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: ['SC2035'],
  why: 'A file whose name starts with a dash becomes an option of the command: a file called `-rf` is enough.',
  remedy: 'Write `./*` instead of `*`, or put `--` before it.',
  messages: { option: 'A file that starts with a dash becomes an option here.' },
  check: {
    command(command, { report }) {
      const kinds = effectsOf(command).map(({ kind }) => kind);
      if (!kinds.includes('delete') && !kinds.includes('permissions')) return;
      if (command.args.some(({ value }) => value === '--')) return;
      const word = command.args.find((each) => /^[*?]/.test(each.value) && hasGlob(each));
      if (!word) return;
      report({
        message: 'option',
        at: word.span,
        fix: {
          title: 'Start the pattern with ./',
          safety: 'safe',
          edits: [{ span: { start: word.span.start, end: word.span.start }, text: './' }],
        },
      });
    },
  },
  examples: [
    { bad: 'FROM debian:13\nRUN rm -rf *\n', at: '*', good: 'FROM debian:13\nRUN rm -rf ./*\n' },
    { good: 'FROM debian:13\nRUN rm -rf -- *\n' },
  ],
});
