import { defineRule } from '#lint/define-rule.js';
import type { Edit } from '#text/edit.js';

export default defineRule({
  id: 'use-lower-case-stage-names',
  title: 'Write stage names in lower case',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: ['StageNameCasing'],
  why: 'BuildKit compares stage names without case, other tools do not. In lower case they stand out from the keywords, and nobody wonders whether `Build` and `build` are two stages.',
  remedy: 'Write the name in lower case, here and wherever it is used.',
  references: ['https://docs.docker.com/reference/build-checks/stage-name-casing/'],
  messages: { mixed: 'The stage name {name} holds upper-case letters.' },
  check: {
    file({ model, report, text }) {
      const uses = new Map<string, Edit[]>();
      for (const { word } of model.stages.flatMap(({ edges }) => edges)) {
        const name = word.text.toLowerCase();
        if (name === word.text || text.slice(word.span.start, word.span.end) !== word.text) continue;
        const edits = uses.get(name) ?? [];
        uses.set(name, edits);
        edits.push({ span: word.span, text: name });
      }
      for (const { name, from } of model.stages) {
        if (!from.name || name === from.name.text || name === undefined) continue;
        const written = from.name.text;
        // BuildKit compares the comment above a stage with its name.
        const isDescribed = from.comments.some((comment) => comment.text.startsWith(`${written} `));
        const isFixed = !written.includes('$') && !isDescribed;
        report({
          message: 'mixed',
          values: { name: from.name.text },
          at: from.name.span,
          fix: isFixed
            ? {
                title: `Rename it to ${name}`,
                safety: 'safe',
                edits: [{ span: from.name.span, text: name }, ...(uses.get(name) ?? [])],
              }
            : undefined,
        });
      }
    },
  },
  examples: [
    {
      title: 'A comment describes it by its name',
      bad: '# Build makes it\nFROM golang:1.27 AS Build\n',
      at: 'Build',
    },
    {
      bad: 'FROM golang:1.27 AS Build\nFROM alpine:3.23\nCOPY --from=Build /go/bin/app /app\n',
      at: 'Build',
      good: 'FROM golang:1.27 AS build\nFROM alpine:3.23\nCOPY --from=build /go/bin/app /app\n',
    },
    { good: 'FROM golang:1.27 AS build-2\nFROM build-2\n' },
  ],
});
