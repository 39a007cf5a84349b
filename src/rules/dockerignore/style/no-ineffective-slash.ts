import { defineIgnoreRule } from '#lint/define-rule.js';

export default defineIgnoreRule({
  id: 'no-ineffective-slash',
  title: 'Write paths without slashes that do nothing',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: [],
  why: 'Patterns are always seen from the root of the build context, and match files and folders alike: `/dist/`, `./dist` and `dist` are the same. The slashes of .gitignore say something, these only seem to.',
  remedy: 'Write the path alone.',
  messages: { same: '{pattern} means the same as {plain}.' },
  check({ dockerignore, text, report }) {
    for (const { pattern, negated, matches, span } of dockerignore.rules) {
      const words = text.slice(span.start, span.end);
      const plain = `${negated ? '!' : ''}${pattern}`;
      if (!matches || words === plain || pattern.startsWith('..') || /\s/.test(words)) continue;
      report({
        message: 'same',
        values: { pattern: words, plain },
        at: span,
        fix: { title: `Write ${plain}`, safety: 'safe', edits: [{ span, text: plain }] },
      });
    }
  },
  examples: [
    { bad: '/dist/\n', at: '/dist/', good: 'dist\n' },
    { title: 'An exception', bad: '*\n!./src\n', at: '!./src', good: '*\n!src\n' },
    { good: 'dist\n**/build\n!src\n' },
  ],
});
