import { labelFault, ociLabelFormats } from '#knowledge/label-format.js';
import { defineRule } from '#lint/define-rule.js';
import { labelsIn } from '#model/label-text.js';

export default defineRule({
  id: 'match-oci-label-format',
  title: 'Write the OCI labels in the format of the specification',
  category: 'metadata',
  severity: 'info',
  packs: ['reproducible'],
  since: '2026-11',
  aliases: [],
  why: 'The OCI specification says that `created` is an RFC 3339 date, `licenses` an SPDX expression, and `source` an address. Registries and scanners read them as such and ignore, or refuse, what is none.',
  remedy: 'Write the value in the format that the specification names.',
  references: ['https://specs.opencontainers.org/image-spec/annotations/'],
  messages: { wrong: 'The value of {key} {fault}.' },
  check: {
    LABEL(label, { report, stateAt }) {
      for (const { key, value, valueWord } of labelsIn(label, stateAt(label))) {
        const format = key.startsWith('org.opencontainers.') ? ociLabelFormats[key] : undefined;
        const fault =
          format && value !== undefined && !valueWord.text.includes('$') ? labelFault(value, format) : undefined;
        if (fault) report({ message: 'wrong', values: { key, fault }, at: valueWord.span });
      }
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nLABEL org.opencontainers.image.created=2026-11-21\n',
      at: '2026-11-21',
      good: 'FROM alpine:3.23\nLABEL org.opencontainers.image.created=2026-11-21T05:30:00Z\n',
    },
    {
      bad: 'FROM alpine:3.23\nLABEL org.opencontainers.image.licenses="Apache License 2.0"\n',
      at: '"Apache License 2.0"',
      good: 'FROM alpine:3.23\nLABEL org.opencontainers.image.licenses="Apache-2.0"\n',
    },
    {
      title: 'The default of an ARG stands for a value to come',
      good: 'FROM alpine:3.23\nARG DATE=unknown\nLABEL org.opencontainers.image.created=$DATE\n',
    },
    { title: 'Keys of your own', good: 'FROM alpine:3.23\nLABEL com.example.created=today\n' },
  ],
});
