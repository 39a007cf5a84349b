import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-and-or-as-if',
  title: 'Write if, then and else where you mean them',
  category: 'shell',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: ['SC2015'],
  why: 'In `a && b || c` the c also runs when a succeeds and b fails: a failed install is then taken for the other case.',
  remedy: 'Write `if a; then b; else c; fi`.',
  messages: { both: '`{program}` also runs when the command before it fails.' },
  check: {
    script(script, { report }) {
      for (const { parts, operators } of script.statements) {
        const at = operators.findIndex((operator, index) => operator === '||' && operators[index - 1] === '&&');
        const [fallback] = at < 0 ? [] : (parts[at + 1]?.pipeline ?? []);
        const [middle] = at < 0 ? [] : (parts[at]?.pipeline ?? []);
        if (!fallback?.name || !middle || /^(?:true|:|exit|false|return|echo|printf)$/.test(fallback.program)) continue;
        if (/^(?:echo|printf|true|:)$/.test(middle.program)) continue;
        report({ message: 'both', values: { program: fallback.program }, at: fallback.span });
        return;
      }
    },
  },
  examples: [
    { bad: 'FROM debian:13\nRUN test -f a && make a || make b\n', at: 'make b' },
    { good: 'FROM debian:13\nRUN if test -f a; then make a; else make b; fi\n' },
    { title: 'A failure that is accepted', good: 'FROM debian:13\nRUN test -f a && make a || true\n' },
  ],
});
