import type { LabelFormat } from '#knowledge/label-format.js';
import { defineRule } from '#lint/define-rule.js';
import { labelKeysOf } from '#model/label-text.js';

export default defineRule({
  id: 'require-labels',
  title: 'Set the labels that your schema asks for',
  category: 'metadata',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3049'],
  why: 'An organisation that finds, cleans up or bills images by their labels loses the ones that lack them. Without a schema in the configuration this rule says nothing.',
  remedy: 'Add the label to the stage that becomes the image.',
  messages: { missing: 'The label {key} is missing.' },
  options: { schema: {} as Readonly<Record<string, LabelFormat>>, strict: false },
  check: {
    file({ model, options, report }) {
      const required = Object.keys(options.schema);
      if (required.length === 0) return;
      const inner = new Set(model.stages.flatMap(({ edges }) => edges.map(({ stage }) => stage)));
      for (const stage of model.stages) {
        // A stage that no other stage uses is an image of its own.
        if (inner.has(stage)) continue;
        const keys = labelKeysOf(stage);
        for (const key of required) {
          if (keys.has(key)) continue;
          report({ message: 'missing', values: { key }, at: (stage.from.image ?? stage.from.keyword).span });
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nLABEL team=web\n',
      at: 'alpine:3.23',
      good: 'FROM alpine:3.23\nLABEL team=web tier=1\n',
      options: { schema: { team: 'text', tier: 'text' } },
    },
    {
      title: 'A stage below sets it, and inner stages need none',
      good: 'FROM golang:1.27 AS build\nFROM alpine:3.23 AS base\nLABEL team=web\nFROM base\nCOPY --from=build /app /app\n',
      options: { schema: { team: 'text' } },
    },
    { title: 'Without a schema', good: 'FROM alpine:3.23\n' },
  ],
});
