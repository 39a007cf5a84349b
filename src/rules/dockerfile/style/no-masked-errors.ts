import { defineRule } from '#lint/define-rule.js';
import { reviewFix } from '#lint/edits/review-fix.js';

export default defineRule({
  id: 'no-masked-errors',
  title: 'Let a failing step fail',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: [],
  why: 'With `|| true` or `; exit 0` at the end every step succeeds: a failed download, test or clean-up goes into the image unseen, and shows up in production.',
  remedy: 'Remove it, or handle only the failure that you expect.',
  messages: { masked: '`{mask}` hides every failure before it.' },
  check: {
    RUN(run, { text, report, model }) {
      const [script] = model.scriptsOf(run);
      const statement = script?.statements.at(-1);
      const last = statement?.parts.at(-1)?.pipeline[0];
      if (!script || !statement || !last || last.inside.length > 0) return;
      const succeeds =
        last.program === 'true' || last.program === ':' || (last.program === 'exit' && last.args[0]?.value === '0');
      if (!succeeds || script.commands.length < 2) return;
      const operator = statement.operators.at(-1);
      const before = statement.parts.at(-2);
      const unmasked = () => {
        const span = before && { start: before.span.end, end: last.span.end };
        const isPlain = span && script.form === 'shell' && !text.slice(span.start, span.end).includes('#');
        return reviewFix('Let it fail', isPlain ? { span, text: '' } : undefined);
      };
      if (operator === '||')
        report({ message: 'masked', values: { mask: `|| ${last.program}` }, at: last.span, fix: unmasked() });
      else if (operator === undefined && script.statements.length > 1)
        report({ message: 'masked', values: { mask: `; ${last.program}` }, at: last.span });
    },
  },
  examples: [
    { bad: 'FROM debian:13\nRUN make test || true\n', at: 'true', good: 'FROM debian:13\nRUN make test\n' },
    { good: 'FROM debian:13\nRUN make test\n' },
  ],
});
