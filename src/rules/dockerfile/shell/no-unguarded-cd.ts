import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-unguarded-cd',
  title: 'Stop when a cd fails',
  category: 'shell',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['SC2164'],
  why: 'Behind `;` or a line end the next command runs even when the `cd` fails, in the wrong directory: it builds, copies or deletes somewhere else.',
  remedy: 'Join it with `&&`, or start the script with `set -e`.',
  messages: { unguarded: 'If this cd fails, the next command runs in the wrong directory.' },
  check: {
    script(script, { report, stateAt, instructionOf }) {
      const [first] = script.commands;
      if (!first || script.form === 'exec') return;
      const shell = stateAt(instructionOf(first))?.shell ?? [];
      if (shell.some((word) => /^-[a-z]*e/.test(word)) || setsErrexit(script.commands)) return;
      for (const [index, statement] of script.statements.entries()) {
        const last = statement.parts.at(-1)?.pipeline[0];
        if (last?.program !== 'cd' || index === script.statements.length - 1 || statement.operators.at(-1) === '||')
          continue;
        const end = last.span.end;
        const isPlain =
          statement.parts.length === 1 && statement.parts[0]?.pipeline.length === 1 && !statement.background;
        report({
          message: 'unguarded',
          at: last.span,
          fix: isPlain
            ? {
                title: 'Stop when it fails',
                safety: 'safe',
                edits: [{ span: { start: end, end }, text: ' || exit 1' }],
              }
            : undefined,
        });
        return;
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN cd /build; rm -rf *\n',
      at: 'cd /build',
      good: 'FROM debian:13\nRUN cd /build || exit 1; rm -rf *\n',
    },
    { good: 'FROM debian:13\nRUN cd /build && rm -rf *\n' },
    { title: 'With set -e', good: 'FROM debian:13\nRUN set -e; cd /build; make\n' },
  ],
});

function setsErrexit(
  commands: readonly { readonly program: string; readonly args: readonly { readonly value: string }[] }[],
): boolean {
  return commands.some(
    ({ program, args }) =>
      program === 'set' && args.some(({ value }) => /^-[a-z]*e/.test(value) || value === 'errexit'),
  );
}
