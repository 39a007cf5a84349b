import type { LabelFormat } from '#knowledge/label-format.js';
import { labelFault } from '#knowledge/label-format.js';
import { defineRule } from '#lint/define-rule.js';
import { labelsIn } from '#model/label-text.js';

export default defineRule({
  id: 'match-label-schema',
  title: 'Write label values in the format of your schema',
  category: 'metadata',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3051', 'DL3052', 'DL3053', 'DL3054', 'DL3055', 'DL3056', 'DL3058'],
  why: 'A program that reads the label as a date, an address or a version stops at a value that is none. Without a schema in the configuration this rule says nothing.',
  remedy: 'Write the value in the format that the schema names for this key.',
  messages: { wrong: 'The value of {key} {fault}.' },
  options: { schema: {} as Readonly<Record<string, LabelFormat>>, strict: false },
  check: {
    LABEL(label, { options, report, stateAt }) {
      for (const { key, value, valueWord } of labelsIn(label, stateAt(label))) {
        const format = Object.hasOwn(options.schema, key) ? options.schema[key] : undefined;
        const fault =
          format && value !== undefined && !valueWord.text.includes('$') ? labelFault(value, format) : undefined;
        if (fault) report({ message: 'wrong', values: { key, fault }, at: valueWord.span });
      }
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nLABEL contact=web-team\n',
      at: 'web-team',
      good: 'FROM alpine:3.23\nLABEL contact=web-team@example.com\n',
      options: { schema: { contact: 'email' } },
    },
    {
      bad: 'FROM alpine:3.23\nLABEL licence="Apache 2"\n',
      at: '"Apache 2"',
      good: 'FROM alpine:3.23\nLABEL licence="Apache-2.0 OR MIT"\n',
      options: { schema: { licence: 'spdx' } },
    },
    {
      title: 'Only the build knows the value',
      good: 'FROM alpine:3.23\nARG DATE\nLABEL built=$DATE\n',
      options: { schema: { built: 'rfc3339' } },
    },
  ],
});
