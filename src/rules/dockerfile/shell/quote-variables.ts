import { defineRule } from '#lint/define-rule.js';
import { effectsOf } from '#shell/effects.js';
import { expansionsOf } from '#shell/shell-word.js';

export default defineRule({
  id: 'quote-variables',
  title: 'Quote variables so that they stay one word',
  category: 'shell',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: ['SC2086'],
  why: 'An unquoted variable is split at its blanks and matched against file names: a path with a blank becomes two, an empty one vanishes and shifts the arguments behind it.',
  remedy: 'Put double quotes around it; leave a list of packages as it is.',
  messages: { split: '{name} is split at blanks and matched against file names.' },
  check: {
    command(command, { report, stateAt, instructionOf, text }) {
      if (
        command.script.form === 'exec' ||
        command.wrapper ||
        /^(?:export|local|declare|readonly|set|eval|case|for)$/.test(command.program)
      )
        return;
      const isList = effectsOf(command).some(({ kind }) => kind === 'install' || kind === 'remove');
      if (isList) return;
      for (const word of command.args) {
        for (const { kind, name, quoted, operator, span } of expansionsOf(word)) {
          if (kind !== 'parameter' || quoted || !name || operator === '#' || /^[\d@*#?!$-]$/.test(name)) continue;
          const value = stateAt(instructionOf(command))?.variable(name)?.value;
          if (value !== undefined && /^[\w./:@%+,=-]+$/.test(value)) continue;
          // A list that is meant to be split looks the same.
          const isWhole = word.span.start === span.start && word.span.end === span.end;
          const edits = isWhole ? [{ span, text: `"${text.slice(span.start, span.end)}"` }] : undefined;
          report({
            message: 'split',
            values: { name: `$${name}` },
            at: span,
            fix: edits && { title: 'Put it in double quotes', safety: 'review', edits },
          });
          return;
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nARG DIR\nRUN mkdir $DIR\n',
      at: '$DIR',
      good: 'FROM debian:13\nARG DIR\nRUN mkdir "$DIR"\n',
    },
    { good: 'FROM debian:13\nARG DIR\nRUN mkdir "$DIR"\n' },
    {
      title: 'A value that holds neither blank nor pattern',
      good: 'FROM debian:13\nENV DIR=/opt/app\nRUN mkdir $DIR\n',
    },
  ],
});
