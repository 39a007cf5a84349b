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
      const onlyAddresses = copy.sources.every(({ text }) => /^https?:\/\//.test(text)) && copy.heredocs.length === 0;
      // The flags that ADD has, too.
      const knowsFlags = copy.flags.every(({ name }) => /^(?:chown|chmod|link)$/.test(name));
      const { text, span } = copy.keyword;
      report({
        message: 'address',
        values: { url: source.text.slice(0, 60) },
        at: source.span,
        fix:
          onlyAddresses && knowsFlags
            ? { title: 'Write ADD', safety: 'safe', edits: [{ span, text: text === 'copy' ? 'add' : 'ADD' }] }
            : undefined,
      });
    },
  },
  examples: [
    {
      bad: 'FROM scratch\nCOPY --chown=1000 https://example.com/app.conf /etc/\n',
      at: 'https://example.com/app.conf',
      good: 'FROM scratch\nADD --chown=1000 https://example.com/app.conf /etc/\n',
    },
    {
      title: 'With a file of the context',
      bad: 'FROM scratch\nCOPY a.tar https://example.com/app.conf /etc/\n',
      at: 'https://example.com/app.conf',
    },
    { good: 'FROM scratch\nADD https://example.com/app.conf /etc/\n' },
  ],
});
