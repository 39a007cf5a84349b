import type { Instruction } from '#dockerfile/document.js';
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
    MAINTAINER(maintainer, { report, stageOf }) {
      const { keyword, name } = maintainer;
      const value = name?.text ?? '';
      const others =
        stageOf(maintainer)?.instructions.filter((each) => each !== maintainer && namesAuthors(each)) ?? [];
      // In a label, quotes, escapes and dollars would get a meaning.
      const isPlain =
        others.length === 0 &&
        name !== undefined &&
        !/["'\\$`]/.test(value) &&
        name.span.end - name.span.start === value.length;
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
                  text: `${keyword.text === 'maintainer' ? 'label' : 'LABEL'} org.opencontainers.image.authors="${value}"`,
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

/** With more than one a person has to say which holds. */
function namesAuthors(instruction: Instruction): boolean {
  if (instruction.kind === 'LABEL') return instruction.pairs.some(({ key }) => key.text.includes('image.authors'));
  return instruction.kind === 'MAINTAINER';
}
