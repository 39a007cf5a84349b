import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'use-copy-not-add-in-image',
  title: 'Copy plain files with COPY',
  category: 'metadata',
  severity: 'info',
  packs: ['cis'],
  since: '2026-11',
  aliases: ['CIS-DI-0009', 'CIS-4.9', 'use-copy-not-add'],
  why: 'ADD unpacks archives and fetches addresses, so a reader has to know what the source was. COPY says that files are copied and nothing else.',
  remedy: 'Write COPY; keep ADD for archives and addresses, with --checksum.',
  messages: { added: 'This step used ADD.' },
  check({ steps, report }) {
    const [first] = steps;
    for (const step of steps) {
      const { keyword, instruction, isBase, layer, span } = step;
      // The first one lays down the root file system; archives and addresses need it.
      if (keyword !== 'ADD' || isBase || step === first) continue;
      if (!/:\/\/|git@|\.(?:tar|tgz|tbz2?|txz)\b|--checksum/.test(instruction))
        report({ message: 'added', at: span, layer });
    }
  },
  examples: [
    {
      bad: 'ADD rootfs.tar /\nADD app /app\n  app/server\n',
      at: 'ADD app /app',
      good: 'ADD rootfs.tar /\nCOPY app /app\n  app/server\n',
    },
    { title: 'From an address', good: 'ADD rootfs.tar /\nADD https://example.com/a.bin /a.bin\n  a.bin\n' },
  ],
});
