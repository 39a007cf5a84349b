import type { Document, Env, Label, Word } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import { deletionOf } from '#lint/delete-instruction.js';
import type { Fix } from '#lint/finding.js';
import { referencesIn } from '#model/reference.js';

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
      const before = new Map<string, Word>();
      for (const { key, value } of env.pairs) {
        const earlier = before.get(key.text);
        const usesItself = referencesIn(value, document.escape).some(({ name }) => name === key.text);
        if (earlier && !usesItself)
          report({
            message: 'twice',
            values: { key: key.text },
            at: earlier.span,
            related: [{ at: key.span, note: 'The value that counts.' }],
            fix: fixOf(document, env, earlier),
          });
        before.set(key.text, key);
      }
    },
    stage(stage, { document, report }) {
      const before = new Map<string, { readonly key: Word; readonly label: Label }>();
      for (const instruction of stage.instructions) {
        if (instruction.kind !== 'LABEL') continue;
        for (const { key } of instruction.pairs) {
          const name = key.text.replace(/^(["'])(.*)\1$/, '$2');
          const earlier = before.get(name);
          if (earlier)
            report({
              message: 'twice',
              values: { key: name },
              at: earlier.key.span,
              related: [{ at: key.span, note: 'The value that counts.' }],
              fix: fixOf(document, earlier.label, earlier.key),
            });
          before.set(name, { key, label: instruction });
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
    {
      title: 'On several lines',
      bad: 'FROM alpine:3.23\nLABEL a=1 \\\n      b=2 \\\n      a=3\n',
      at: 'a',
      good: 'FROM alpine:3.23\nLABEL b=2 \\\n      a=3\n',
    },
    {
      title: 'The last of an instruction',
      bad: 'FROM alpine:3.23\nLABEL a=1 \\\n      b=2\nLABEL b=3\n',
      at: 'b',
      good: 'FROM alpine:3.23\nLABEL a=1\nLABEL b=3\n',
    },
    {
      title: 'A comment stands between',
      bad: 'FROM alpine:3.23\nLABEL a=1 \\\n      # two\n      b=2\nLABEL b=3\n',
      at: 'b',
    },
    { title: 'RUN uses the first value', good: 'FROM alpine:3.23\nENV MODE=build\nRUN make\nENV MODE=run\n' },
    { title: 'Another stage', good: 'FROM alpine:3.23 AS a\nLABEL x=1\nFROM a\nLABEL x=2\n' },
  ],
});

/** The pair goes, with the instruction when it is the only one; a comment in the instruction may speak of it. */
function fixOf(document: Document, instruction: Env | Label, key: Word): Fix | undefined {
  const { pairs, innerComments } = instruction;
  if (innerComments.length > 0 || instruction.trigger || pairs.some(({ legacy }) => legacy)) return undefined;
  const index = pairs.findIndex((pair) => pair.key === key);
  const [previous, pair, next] = [pairs[index - 1], pairs[index], pairs[index + 1]];
  if (!pair) return undefined;
  const span = next
    ? { start: pair.span.start, end: next.span.start }
    : previous && { start: previous.span.end, end: pair.span.end };
  const edits = span ? [{ span, text: '' }] : deletionOf(document, instruction);
  return edits && { title: `Delete this value of ${key.text}`, safety: 'safe', edits };
}
