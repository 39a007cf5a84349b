import { defineIgnoreRule } from '#lint/define-rule.js';

export default defineIgnoreRule({
  id: 'no-exception-below-excluded-folder',
  title: 'Leave out what is not needed instead of a folder with exceptions',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: [],
  why: 'To find the exception the builder walks through the whole folder, `node_modules` with all its files for one of them. Git and some other builders do not look into a folder that is left out, so that there the exception does nothing.',
  remedy: 'Leave out the contents (`folder/*`) and take back what is needed, step by step.',
  messages: { below: '{pattern} takes a part of {folder} back in, which {earlier} leaves out whole.' },
  check({ dockerignore: { rules }, text, report }) {
    for (const [index, { negated, pattern, span }] of rules.entries()) {
      const parents = pattern.split('/').map((_, at, parts) => parts.slice(0, at).join('/'));
      if (!negated || /[*?[\\]/.test(parents.at(-1) ?? '')) continue;
      const earlier = rules
        .slice(0, index)
        .find(
          (each) => !each.negated && !/^\*+$/.test(each.pattern) && parents.some((folder) => each.matches?.(folder)),
        );
      if (!earlier) continue;
      const folder = parents.find((each) => earlier.matches?.(each)) ?? '';
      report({
        message: 'below',
        values: {
          pattern: text.slice(span.start, span.end),
          folder,
          earlier: text.slice(earlier.span.start, earlier.span.end),
        },
        at: span,
        related: [{ at: earlier.span, note: 'This leaves the folder out.' }],
      });
    }
  },
  examples: [
    {
      bad: 'node_modules\n!node_modules/ours\n',
      at: '!node_modules/ours',
      good: 'node_modules/*\n!node_modules/ours\n',
    },
    { title: 'An allow list', good: '*\n!src/server\n' },
    { title: 'A file', good: '*.md\n!README.md\n' },
  ],
});
