import { buildChecks } from '#knowledge/build-checks.js';
import { defineRule } from '#lint/define-rule.js';
import { nearestOf } from '#text/nearest.js';

export default defineRule({
  id: 'no-unknown-build-check',
  title: 'Skip build checks that exist',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Docker compares the names of its checks letter by letter: with a typing mistake, or in another case, nothing is skipped, and nothing says so.',
  remedy: 'Correct the name.',
  references: ['https://docs.docker.com/reference/build-checks/'],
  messages: { unknown: 'Docker has no build check {name}.{hint}' },
  check: {
    file({ document, report }) {
      for (const { name, value } of document.directives) {
        if (name !== 'check') continue;
        for (const match of value.text.matchAll(/(?:skip|experimental)=([\w,\s]+)/g)) {
          for (const part of (match[1] ?? '').matchAll(/\w+/g)) {
            const [check] = part;
            if (check === 'all' || buildChecks.includes(check)) continue;
            const nearest = nearestOf(check, buildChecks);
            const start = value.span.start + match.index + match[0].length - (match[1] ?? '').length + part.index;
            const at = { start, end: start + check.length };
            report({
              message: 'unknown',
              values: { name: check, hint: nearest ? ` Did you mean ${nearest}?` : '' },
              at,
              fix: nearest
                ? { title: `Write ${nearest}`, safety: 'safe', edits: [{ span: at, text: nearest }] }
                : undefined,
            });
          }
        }
      }
    },
  },
  examples: [
    {
      bad: '# check=skip=StageNameCase\nFROM alpine:3.23\n',
      at: 'StageNameCase',
      good: '# check=skip=StageNameCasing\nFROM alpine:3.23\n',
    },
    { good: '# check=skip=StageNameCasing;error=true\nFROM alpine:3.23\n' },
  ],
});
