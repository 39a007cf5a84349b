import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'set-errexit-in-heredoc',
  title: 'Start a here-document with set -e',
  category: 'shell',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Of a here-document only the status of the last command counts: a failed download or compilation in the middle is passed over, and the build succeeds with half of the work.',
  remedy: 'Put `set -e` into its first line.',
  references: ['https://docs.docker.com/reference/dockerfile/#here-documents'],
  messages: { masked: 'When a command in the middle of this here-document fails, the build goes on.' },
  check: {
    RUN(run, { report, model, stateAt }) {
      const [script] = model.scriptsOf(run);
      const [heredoc] = run.heredocs;
      if (script?.form !== 'heredoc' || !heredoc || script.statements.length < 2) return;
      if ((stateAt(run)?.shell ?? []).some((word) => /^-[a-z]*e/.test(word)) && !script.source.text.startsWith('#!'))
        return;
      if (/^#!.*\s-[a-z]*e/.test(script.source.text)) return;
      if (
        script.commands.some(
          ({ program, args }) => program === 'set' && args.some(({ value }) => /^-[a-z]*e|^errexit$/.test(value)),
        )
      )
        return;
      const at = heredoc.body.start;
      const safe = !heredoc.chomp && !script.source.text.startsWith('#!');
      report({
        message: 'masked',
        at: heredoc.marker,
        ...(safe && {
          fix: {
            title: 'Add set -e',
            safety: 'review' as const,
            edits: [{ span: { start: at, end: at }, text: 'set -e\n' }],
          },
        }),
      });
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nRUN <<EOF\nmake\nmake install\nEOF\n',
      at: '<<EOF',
      good: 'FROM alpine:3.23\nRUN <<EOF\nset -e\nmake\nmake install\nEOF\n',
    },
    { title: 'A single command', good: 'FROM alpine:3.23\nRUN <<EOF\nmake\nEOF\n' },
  ],
});
