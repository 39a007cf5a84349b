import type { LabelFormat } from '#knowledge/label-format.js';
import { defineRule } from '#lint/define-rule.js';
import { labelsIn } from '#model/label-text.js';
import { nearestOf } from '#text/nearest.js';

export default defineRule({
  id: 'no-unknown-labels',
  title: 'Set only labels that your schema knows',
  category: 'metadata',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3050'],
  why: 'A key that the schema does not know is often one of its keys with a typing mistake, and no filter finds the image by it. Without a strict schema in the configuration this rule says nothing.',
  remedy: 'Correct the key, or add it to the schema.',
  messages: { unknown: 'The schema has no label {key}.', similar: 'The schema has no label {key}; {nearest} it has.' },
  options: { schema: {} as Readonly<Record<string, LabelFormat>>, strict: false },
  check: {
    LABEL(label, { options, report, stateAt }) {
      if (!options.strict) return;
      const known = Object.keys(options.schema);
      for (const { key, keyWord } of labelsIn(label, stateAt(label))) {
        if (known.includes(key) || key.includes('$')) continue;
        const nearest = nearestOf(key, known);
        if (nearest) report({ message: 'similar', values: { key, nearest }, at: keyWord.span });
        else report({ message: 'unknown', values: { key }, at: keyWord.span });
      }
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nLABEL taem=web\n',
      at: 'taem',
      good: 'FROM alpine:3.23\nLABEL team=web\n',
      options: { schema: { team: 'text' }, strict: true },
    },
    {
      title: 'The schema is not strict',
      good: 'FROM alpine:3.23\nLABEL anything=web\n',
      options: { schema: { team: 'text' } },
    },
  ],
});
