import { defineRule } from '#lint/define-rule.js';
import { reviewFix } from '#lint/edits/review-fix.js';
import { needsVariable, referencesIn } from '#model/reference.js';
import { lineEndOf } from '#text/lines.js';

export default defineRule({
  id: 'no-self-reference-in-env',
  title: 'Use a variable only in the instruction after the one that sets it',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3044', 'UndefinedVar'],
  why: 'All values of one `ENV` are filled in before any of them is set. In `ENV A=1 B=$A`, B gets what A was before, mostly nothing.',
  remedy: 'Split the instruction: set the first variable in an ENV of its own above.',
  references: ['https://docs.docker.com/reference/dockerfile/#environment-replacement'],
  messages: { before: '{name} still has its old value here: this ENV sets it only when it is done.' },
  check: {
    ENV(env, { document, report, stateAt }) {
      if (env.pairs.length < 2) return;
      const state = stateAt(env);
      const set = new Map<string, string>();
      for (const [index, { key, value, span }] of env.pairs.entries()) {
        const before = env.pairs[index - 1];
        for (const reference of referencesIn(value, document.escape)) {
          const now = set.get(reference.name);
          if (now === undefined || !needsVariable(reference)) continue;
          // An older PATH still finds the programs of the system; only setting it twice loses something.
          if (reference.name === 'PATH' && key.text !== 'PATH') continue;
          const old = state?.variable(reference.name)?.value;
          if (old !== undefined && old === state?.expand(now)) continue;
          const gap = before && { start: before.span.end, end: span.start };
          const isPlain = gap && !env.trigger && /^[ \t]+$/.test(document.text.slice(gap.start, gap.end));
          const edit = isPlain ? { span: gap, text: `${lineEndOf(document.text)}${env.keyword.text} ` } : undefined;
          const fix = reviewFix('Set it in an ENV of its own', edit);
          report({ message: 'before', values: { name: reference.name }, at: reference.span, fix });
        }
        set.set(key.text, value.text);
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nENV APP_HOME=/app PATH="$APP_HOME/bin:$PATH"\n',
      at: '$APP_HOME',
      good: 'FROM debian:13\nENV APP_HOME=/app\nENV PATH="$APP_HOME/bin:$PATH"\n',
    },
    { title: 'It had the same value before', good: 'FROM debian:13\nENV A=1\nENV A=1 B=$A\n' },
    {
      title: 'PATH twice',
      bad: 'FROM debian:13\nENV PATH=/a:$PATH PATH=/b:${PATH}\n',
      at: '${PATH}',
      good: 'FROM debian:13\nENV PATH=/a:$PATH\nENV PATH=/b:${PATH}\n',
    },
    { title: 'The variable of before is meant', good: 'FROM debian:13\nENV PATH=/app/bin:$PATH APP=1\n' },
  ],
});
