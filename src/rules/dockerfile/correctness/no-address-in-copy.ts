import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-address-in-copy',
  title: 'Fetch an address with ADD, not with COPY',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'COPY takes files of the build context only; BuildKit refuses an address as its source.',
  remedy: 'Write `ADD --checksum=sha256:… ADDRESS DESTINATION`.',
  references: ['https://docs.docker.com/reference/dockerfile/#add'],
  messages: { address: 'COPY cannot fetch {url}.' },
  check: {
    COPY(copy, { report }) {
      const source = copy.sources.find(({ text }) => /^https?:\/\//.test(text));
      if (!source) return;
      const { text, span } = copy.keyword;
      const onlyAddresses = copy.sources.every((each) => /^https?:\/\//.test(each.text)) && copy.flags.length === 0;
      report({
        message: 'address',
        values: { url: source.text.slice(0, 60) },
        at: source.span,
        fix: onlyAddresses
          ? { title: 'Write ADD', safety: 'review', edits: [{ span, text: text === 'copy' ? 'add' : 'ADD' }] }
          : undefined,
      });
    },
  },
  examples: [
    {
      bad: 'FROM scratch\nCOPY https://example.com/app.conf /etc/\n',
      at: 'https://example.com/app.conf',
      good: 'FROM scratch\nADD https://example.com/app.conf /etc/\n',
    },
    { good: 'FROM scratch\nCOPY app.conf /etc/\n' },
  ],
});
