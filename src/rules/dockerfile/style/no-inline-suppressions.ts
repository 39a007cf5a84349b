import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-inline-suppressions',
  title: 'Keep suppressions in the config',
  category: 'style',
  severity: 'info',
  packs: [],
  since: '2026-11',
  aliases: ['DL1001'],
  why: 'Some teams want every exception in one reviewed place; a comment in a Dockerfile passes by it.',
  remedy: 'Move the exception to `rules` in plimsoll.yaml.',
  messages: { inline: 'This comment suppresses {names}.' },
  check: {
    suppression({ names, span, tool }, { report }) {
      if (tool !== 'buildkit')
        report({ message: 'inline', values: { names: names.map(({ name }) => name).join(', ') }, at: span });
    },
  },
  examples: [
    { bad: 'FROM debian:13\n# hadolint ignore=DL3004\nRUN sudo make\n', at: '# hadolint ignore=DL3004' },
    { good: 'FROM debian:13\n# a comment\nRUN make\n' },
  ],
});
