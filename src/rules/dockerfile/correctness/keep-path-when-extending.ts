import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'keep-path-when-extending',
  title: 'Keep the old PATH when adding to it',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'A PATH without `/usr/bin` and `/bin` finds no program of the system any more: the next RUN ends with "not found", and so does every script in the container.',
  remedy: 'Append the old value: `PATH=/opt/app/bin:$PATH`.',
  messages: { lost: 'This PATH leaves out /usr/bin and /bin.' },
  check: {
    ENV(env, { report, stageOf, stateAt }) {
      const root = stageOf(env)?.rootBase;
      if (!root || root.kind === 'scratch') return;
      const facts = root.kind === 'image' ? root.facts : undefined;
      if (facts?.shell === 'none' || facts?.shell === 'windows') return;
      for (const { key, value } of env.pairs) {
        if (key.text !== 'PATH' || /[$%`]|[A-Za-z]:\\/.test(value.text)) continue;
        const folders = (stateAt(env)?.expand(value.text) ?? '').split(':');
        if (folders.some((folder) => /^\/(?:usr\/)?bin\/?$/.test(folder)) || !folders.some((each) => each !== ''))
          continue;
        report({
          message: 'lost',
          at: value.span,
          fix: /^[^"'\s\\]+$/.test(value.text)
            ? {
                title: 'Append the old PATH',
                safety: 'review',
                edits: [{ span: { start: value.span.end, end: value.span.end }, text: ':$PATH' }],
              }
            : undefined,
        });
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nENV PATH=/opt/app/bin\n',
      at: '/opt/app/bin',
      good: 'FROM debian:13\nENV PATH=/opt/app/bin:$PATH\n',
    },
    { title: 'All is there', good: 'FROM debian:13\nENV PATH=/opt/app/bin:/usr/local/bin:/usr/bin:/bin\n' },
    { title: 'An image without a system', good: 'FROM scratch\nENV PATH=/app\n' },
  ],
});
