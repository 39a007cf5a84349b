import { removeLine } from '#dockerignore/edit-lines.js';
import { isSecretFile } from '#knowledge/secret-file.js';
import { defineIgnoreRule } from '#lint/define-rule.js';
import { lineEndOf } from '#text/lines.js';

export default defineIgnoreRule({
  id: 'put-exceptions-last',
  title: 'Put an exception below the pattern that it is from',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Of all lines that match a path the last one decides. An exception above the pattern that leaves the path out does nothing.',
  remedy: 'Move the line with `!` below.',
  references: ['https://docs.docker.com/build/concepts/context/#negating-matches'],
  messages: { undone: '{later} below leaves {path} out again.' },
  check({ dockerignore, text, report }) {
    const { rules, decidingRule } = dockerignore;
    for (const [index, rule] of rules.entries()) {
      const { negated, pattern, span } = rule;
      if (!negated || !rule.matches) continue;
      // Of a pattern with wildcards only `*` and `**` below are sure to undo all of it.
      const later = /[*?[\\]/.test(pattern)
        ? rules.slice(index + 1).findLast((each) => !each.negated && /^\*\*?$/.test(each.pattern))
        : decidingRule(pattern);
      if (!later || later.negated || rules.indexOf(later) < index) continue;
      // Then the lines contradict each other, and only a person knows which one is meant.
      const wasUseful = rules.slice(0, index).some((each) => !each.negated && each.matches?.(pattern));
      const line = text.slice(span.start, span.end);
      const feed = lineEndOf(text);
      report({
        message: 'undone',
        values: { later: text.slice(later.span.start, later.span.end), path: pattern },
        at: span,
        related: [{ at: later.span, note: 'This line decides.' }],
        fix: {
          title: `Move the line below ${text.slice(later.span.start, later.span.end)}`,
          safety: isSecretFile(pattern) || wasUseful ? 'review' : 'safe',
          edits: [
            removeLine(text, span),
            { span: { start: later.span.end, end: later.span.end }, text: `${feed}${line}` },
          ],
        },
      });
    }
  },
  examples: [
    { bad: '!README.md\n*.md\ndist\n', at: '!README.md', good: '*.md\n!README.md\ndist\n' },
    { title: 'An allow list', bad: '!src/*.js\n*\n', at: '!src/*.js', good: '*\n!src/*.js\n' },
    { title: 'The last line decides', good: '*.md\n!README.md\n' },
    { title: 'It is out of another pattern', good: 'a*\n!ab\nc*\n' },
  ],
});
