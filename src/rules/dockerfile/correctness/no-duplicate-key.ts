import type { Label, Word } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import { deletePair } from '#lint/edits/delete-pair.js';
import type { Fix } from '#lint/finding.js';
import { referencesIn } from '#model/reference.js';
import type { Edit } from '#text/edit.js';

export default defineRule({
  id: 'no-duplicate-key',
  title: 'Set every variable and label once',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'The last value wins and the earlier one has no effect. Who changes the first of the two wonders why nothing happens.',
  remedy: 'Remove the value that has no effect.',
  messages: { twice: 'This value of {key} has no effect: it is set again below.' },
  check: {
    ENV(env, { document, report }) {
      const before = new Map<string, { readonly key: Word; readonly index: number }>();
      for (const [index, { key, value }] of env.pairs.entries()) {
        const earlier = before.get(key.text);
        const usesItself = referencesIn(value, document.escape).some(({ name }) => name === key.text);
        if (earlier && !usesItself)
          report({
            message: 'twice',
            values: { key: key.text },
            at: earlier.key.span,
            related: [{ at: key.span, note: 'The value that counts.' }],
            fix: deletionOf(deletePair(document, env, earlier.index)),
          });
        before.set(key.text, { key, index });
      }
    },
    stage(stage, { document, report }) {
      const before = new Map<string, { readonly key: Word; readonly label: Label; readonly index: number }>();
      for (const label of stage.instructions) {
        if (label.kind !== 'LABEL') continue;
        for (const [index, { key }] of label.pairs.entries()) {
          const name = key.text.replace(/^(["'])(.*)\1$/, '$2');
          const earlier = before.get(name);
          if (earlier)
            report({
              message: 'twice',
              values: { key: name },
              at: earlier.key.span,
              related: [{ at: key.span, note: 'The value that counts.' }],
              fix: deletionOf(deletePair(document, earlier.label, earlier.index)),
            });
          before.set(name, { key, label, index });
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nENV LEVEL=info PORT=80 LEVEL=debug\n',
      at: 'LEVEL',
      good: 'FROM alpine:3.23\nENV PORT=80 LEVEL=debug\n',
    },
    {
      title: 'A label in two instructions',
      bad: 'FROM alpine:3.23\nLABEL version=1\nRUN apk add curl\nLABEL version=2\n',
      at: 'version',
      good: 'FROM alpine:3.23\nRUN apk add curl\nLABEL version=2\n',
    },
    { title: 'RUN uses the first value', good: 'FROM alpine:3.23\nENV MODE=build\nRUN make\nENV MODE=run\n' },
    { title: 'Another stage', good: 'FROM alpine:3.23 AS a\nLABEL x=1\nFROM a\nLABEL x=2\n' },
  ],
});

function deletionOf(edit: Edit | undefined): Fix | undefined {
  return edit && { title: 'Delete the value without effect', safety: 'safe', edits: [edit] };
}
