import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-maintainer',
  title: 'Name the authors in a label',
  category: 'metadata',
  severity: 'info',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL4000', 'MaintainerDeprecated', 'DS-0022', 'CKV_DOCKER_6'],
  why: '`MAINTAINER` is deprecated since Docker 1.13 and fills a field that hardly any tool shows. The label `org.opencontainers.image.authors` says the same and can be searched.',
  remedy: 'Replace it by `LABEL org.opencontainers.image.authors="…"`.',
  references: ['https://docs.docker.com/reference/build-checks/maintainer-deprecated/'],
  messages: { deprecated: 'MAINTAINER is deprecated.' },
  check: {
    MAINTAINER(maintainer, { report }) {
      const { keyword, name } = maintainer;
      const value = name?.text ?? '';
      // In a label, quotes, escapes and dollars would get a meaning.
      const isPlain = name !== undefined && !/["'\\$`]/.test(value) && name.span.end - name.span.start === value.length;
      report({
        message: 'deprecated',
        at: keyword.span,
        fix: isPlain
          ? {
              title: 'Make it a label',
              safety: 'safe',
              edits: [
                {
                  span: { start: keyword.span.start, end: name.span.end },
                  text: `LABEL org.opencontainers.image.authors="${value}"`,
                },
              ],
            }
          : undefined,
      });
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nMAINTAINER Ann Lee <ann@example.com>\n',
      at: 'MAINTAINER',
      good: 'FROM alpine:3.23\nLABEL org.opencontainers.image.authors="Ann Lee <ann@example.com>"\n',
    },
    { good: 'FROM alpine:3.23\nLABEL maintainer="ann@example.com"\n' },
  ],
});
