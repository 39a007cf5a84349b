import { defineRule } from '#lint/define-rule.js';
import { assignedNames } from '#shell/assigned-names.js';
import { effectsOf } from '#shell/effects.js';
import { expansionsOf } from '#shell/shell-word.js';

export default defineRule({
  id: 'no-deletion-by-unset-variable',
  title: 'Do not delete below a variable that may be empty',
  category: 'shell',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['SC2115'],
  why: 'When the variable is empty, `rm -rf $DIR/*` becomes `rm -rf /*` and deletes the image: an ARG that nobody passed, or a typing mistake, is enough.',
  remedy: 'Write `${NAME:?}`, which stops when the variable is empty, or give it a value first.',
  messages: { dangerous: 'If {name} is empty, this deletes {path}.' },
  check: {
    command(command, { report, stateAt, instructionOf }) {
      for (const effect of effectsOf(command)) {
        if (effect.kind !== 'delete' || !effect.recursive) continue;
        for (const word of effect.paths) {
          const [first] = expansionsOf(word);
          const behind = first && /^(\/[\w.*-]*)/.exec(word.value.slice(first.text.length))?.[1];
          if (!first?.name || first.operator || behind === undefined || !word.value.startsWith(first.text)) continue;
          if (!/^\/(?:\*|bin|boot|dev|etc|home|lib\w*|opt|root|sbin|sys|usr|var|)$/.test(behind)) continue;
          const variable = stateAt(instructionOf(command))?.variable(first.name);
          if (
            variable?.value ||
            variable?.source === 'base' ||
            assignedNames(command.script).has(first.name) ||
            first.name === 'HOME'
          )
            continue;
          const isExact = word.span.end - word.span.start === word.text.length;
          const quote = first.quoted ? '' : '"';
          report({
            message: 'dangerous',
            values: { name: `$${first.name}`, path: behind },
            at: word.span,
            fix: isExact
              ? {
                  title: `Stop when ${first.name} is empty`,
                  safety: 'safe',
                  edits: [{ span: first.span, text: `${quote}\${${first.name}:?}${quote}` }],
                }
              : undefined,
          });
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nARG DIR\nRUN rm -rf $DIR/*\n',
      at: '$DIR/*',
      good: 'FROM debian:13\nARG DIR\nRUN rm -rf "${DIR:?}"/*\n',
    },
    {
      title: 'In quotes',
      bad: 'FROM debian:13\nARG DIR\nRUN rm -rf "${DIR}/"\n',
      at: '"${DIR}/"',
      good: 'FROM debian:13\nARG DIR\nRUN rm -rf "${DIR:?}/"\n',
    },
    { good: 'FROM debian:13\nARG DIR\nRUN rm -rf "${DIR:?}"/*\n' },
    { title: 'It has a value', good: 'FROM debian:13\nARG DIR=/build\nRUN rm -rf $DIR/*\n' },
  ],
});
