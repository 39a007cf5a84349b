import { removeLine } from '#dockerignore/edit-lines.js';
import { defineIgnoreRule } from '#lint/define-rule.js';

export default defineIgnoreRule({
  id: 'no-pattern-without-match',
  title: 'Name only what there is',
  category: 'correctness',
  severity: 'info',
  packs: [],
  since: '2026-11',
  aliases: [],
  why: 'A pattern that matches nothing is either misspelt or for something that is gone. What a tool makes later is a good reason for one, so this looks only when it is asked to.',
  remedy: 'Correct the pattern, or remove the line.',
  messages: { dead: '{pattern} matches nothing in this folder.' },
  check({ dockerignore, listing, text, report }) {
    if (!listing?.isComplete) return;
    const { entries } = listing;
    for (const { pattern, matches, span } of dockerignore.rules) {
      if (!matches || entries.some(({ path }) => matches(path))) continue;
      // What is below a folder that is left out whole has not been listed.
      const folder = pattern.slice(0, Math.max(pattern.lastIndexOf('/'), 0));
      if (folder !== '' && (/[*?[\\]/.test(folder) || dockerignore.isIgnored(folder))) continue;
      report({
        message: 'dead',
        values: { pattern: text.slice(span.start, span.end) },
        at: span,
        fix: { title: 'Remove the line', safety: 'review', edits: [removeLine(text, span)] },
      });
    }
  },
  examples: [
    { bad: 'server.js\nold.js\n', at: 'old.js', good: 'server.js\n', files: ['server.js'] },
    { title: 'Below a folder that is left out', good: 'dist\ndist/old\n', files: ['dist/app.js'] },
    { title: 'Without a project', good: 'old.js\n' },
  ],
});
