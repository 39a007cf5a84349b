import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'use-link-for-copy',
  title: 'Link copied layers instead of stacking them',
  category: 'cache',
  severity: 'info',
  packs: [],
  since: '2026-11',
  aliases: [],
  why: 'With `--link` a COPY makes a layer that does not depend on the ones below: when only the base image changes, it is taken from the cache, and the registry need not get it again. It does not follow symbolic links in the destination.',
  remedy: 'Add `--link` when no directory of the destination is a symbolic link.',
  references: ['https://docs.docker.com/reference/dockerfile/#copy---link'],
  messages: { stacked: 'The copy is made again whenever something above changes.' },
  check: {
    COPY(copy, { report, stateAt, isShipped }) {
      if (!copy.from || copy.trigger || !isShipped(copy) || copy.flags.some(({ name }) => name === 'link')) return;
      const destination = stateAt(copy)?.expand(copy.destination?.text ?? '');
      if (!destination?.startsWith('/')) return;
      const { end } = copy.keyword.span;
      report({
        message: 'stacked',
        at: copy.keyword.span,
        fix: { title: 'Add --link', safety: 'review', edits: [{ span: { start: end, end }, text: ' --link' }] },
      });
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nCOPY --from=build /app /app\n',
      at: 'COPY',
      good: 'FROM alpine:3.23\nCOPY --link --from=build /app /app\n',
    },
    { title: 'Files of the build context', good: 'FROM alpine:3.23\nCOPY app /app\n' },
  ],
});
