import { removeLine } from '#dockerignore/edit-lines.js';
import { defineIgnoreRule } from '#lint/define-rule.js';

export default defineIgnoreRule({
  id: 'no-pattern-outside-context',
  title: 'Name only what lies in the build context',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Patterns are seen from the root of the build context, also in a .dockerignore for one Dockerfile in a folder below. A pattern that starts with `..` matches nothing.',
  remedy: 'Write the path as it is seen from the folder that is given to `docker build`, or remove the line.',
  messages: { outside: '{pattern} lies outside of the build context and matches nothing.' },
  check({ dockerignore, text, report }) {
    for (const { pattern, span } of dockerignore.rules) {
      if (pattern !== '..' && !pattern.startsWith('../')) continue;
      report({
        message: 'outside',
        values: { pattern: text.slice(span.start, span.end) },
        at: span,
        fix: { title: 'Remove the line', safety: 'review', edits: [removeLine(text, span)] },
      });
    }
  },
  examples: [
    { bad: 'dist\n../secrets\n', at: '../secrets', good: 'dist\n' },
    { title: 'Back at the root', good: 'dist/../tmp\n' },
  ],
});
