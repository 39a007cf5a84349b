import type { Word } from '#dockerfile/document.js';
import type { LabelFormat } from '#knowledge/label-format.js';
import { labelFault, ociLabelFormats } from '#knowledge/label-format.js';
import { defineRule } from '#lint/define-rule.js';
import type { Fix } from '#lint/finding.js';
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
        if (!format || !fault) continue;
        report({ message: 'wrong', values: { key, fault }, at: valueWord.span, fix: formatFix(valueWord, format) });
      }
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nLABEL org.opencontainers.image.created=2026-11-21\n',
      at: '2026-11-21',
      good: 'FROM alpine:3.23\nLABEL org.opencontainers.image.created=2026-11-21T00:00:00Z\n',
    },
    {
      bad: 'FROM alpine:3.23\nLABEL org.opencontainers.image.licenses="Apache License 2.0"\n',
      at: '"Apache License 2.0"',
      good: 'FROM alpine:3.23\nLABEL org.opencontainers.image.licenses="Apache-2.0"\n',
    },
    {
      title: 'An address without its protocol',
      bad: 'FROM alpine:3.23\nLABEL org.opencontainers.image.source=github.com/acme/app\n',
      at: 'github.com/acme/app',
      good: 'FROM alpine:3.23\nLABEL org.opencontainers.image.source=https://github.com/acme/app\n',
    },
    {
      title: 'The default of an ARG stands for a value to come',
      good: 'FROM alpine:3.23\nARG DATE=unknown\nLABEL org.opencontainers.image.created=$DATE\n',
    },
    { title: 'Keys of your own', good: 'FROM alpine:3.23\nLABEL com.example.created=today\n' },
  ],
});

/** Names of licences that can only mean one identifier. */
const LICENCES: readonly (readonly [pattern: RegExp, spdx: string])[] = [
  [/^(?:the )?apache(?: licen[cs]e)?,?(?: version)?[ -]v?2(?:\.0)?$/i, 'Apache-2.0'],
  [/^(?:the )?mit licen[cs]e$/i, 'MIT'],
  [/^(?:the )?isc licen[cs]e$/i, 'ISC'],
];

/** The same value in the right format, where it can be read in one way only. */
function formatFix({ text, span }: Word, format: LabelFormat): Fix | undefined {
  const [, quote = '', value = ''] = /^(["']?)([^"'\\]*)\1$/.exec(text) ?? [];
  let right: string | undefined;
  if (format === 'rfc3339' && /^\d{4}-\d\d-\d\d$/.test(value)) right = `${value}T00:00:00Z`;
  else if (format === 'spdx') right = LICENCES.find(([pattern]) => pattern.test(value))?.[1];
  else if (format === 'url' && /^(?:www\.|(?:github|gitlab)\.com\/)[\w./-]+$/.test(value)) right = `https://${value}`;
  if (right === undefined || labelFault(right, format) || span.end - span.start !== text.length) return undefined;
  return { title: `Write ${right}`, safety: 'review', edits: [{ span, text: `${quote}${right}${quote}` }] };
}
