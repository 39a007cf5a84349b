import { labelFault, ociLabelFormats } from '#knowledge/label-format.js';
import { defineRule } from '#lint/define-rule.js';
import { labelKeysOf, labelsIn } from '#model/label-text.js';

const OCI = 'org.opencontainers.image.';

/** Keys that were in use before the OCI specification named one for everybody. */
const SUCCESSORS: Readonly<Record<string, string>> = {
  maintainer: 'authors',
  author: 'authors',
  authors: 'authors',
  version: 'version',
  description: 'description',
  vendor: 'vendor',
  license: 'licenses',
  licenses: 'licenses',
  'vcs-ref': 'revision',
  'vcs-url': 'source',
  'commit-sha': 'revision',
  'git-commit': 'revision',
  'build-date': 'created',
  'org.label-schema.build-date': 'created',
  'org.label-schema.description': 'description',
  'org.label-schema.name': 'title',
  'org.label-schema.url': 'url',
  'org.label-schema.usage': 'documentation',
  'org.label-schema.vcs-ref': 'revision',
  'org.label-schema.vcs-url': 'source',
  'org.label-schema.vendor': 'vendor',
  'org.label-schema.version': 'version',
};

export default defineRule({
  id: 'use-oci-label-keys',
  title: 'Use the label keys of the OCI specification',
  category: 'metadata',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: [],
  why: 'Registries, scanners and update bots look for `org.opencontainers.image.*`. A home-made key says the same and is read by nobody; Label Schema is retired in favour of the OCI keys.',
  remedy: 'Rename the key; keep the old one as well while something reads it.',
  references: ['https://specs.opencontainers.org/image-spec/annotations/'],
  messages: { old: '{key} is {successor} in the OCI specification.' },
  check: {
    stage(stage, { report }) {
      const keys = labelKeysOf(stage);
      // Two old keys may have the same successor.
      const names = [...keys].map((key) => `${OCI}${SUCCESSORS[key.toLowerCase()]}`);
      for (const instruction of stage.instructions) {
        if (instruction.kind !== 'LABEL') continue;
        for (const { key, keyWord, value } of labelsIn(instruction, stage.at(instruction))) {
          const name = Object.hasOwn(SUCCESSORS, key.toLowerCase()) ? SUCCESSORS[key.toLowerCase()] : undefined;
          const successor = `${OCI}${name}`;
          if (!name || keys.has(successor)) continue;
          const format = ociLabelFormats[successor];
          const isSame = names.filter((each) => each === successor).length < 2;
          const fits = isSame && (!format || value === undefined || labelFault(value, format) === undefined);
          report({
            message: 'old',
            values: { key, successor },
            at: keyWord.span,
            fix: fits
              ? {
                  title: `Rename it to ${successor}`,
                  safety: 'review',
                  edits: [{ span: keyWord.span, text: successor }],
                }
              : undefined,
          });
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nLABEL maintainer="Ann Lee"\n',
      at: 'maintainer',
      good: 'FROM alpine:3.23\nLABEL org.opencontainers.image.authors="Ann Lee"\n',
    },
    {
      title: 'The value is not what the new key stands for',
      bad: 'FROM alpine:3.23\nLABEL license="The licence of ours"\n',
      at: 'license',
    },
    {
      title: 'Both are there',
      good: 'FROM alpine:3.23\nLABEL maintainer="Ann" org.opencontainers.image.authors="Ann"\n',
    },
  ],
});
