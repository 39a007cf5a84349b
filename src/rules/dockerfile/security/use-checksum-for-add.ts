import { defineRule } from '#lint/define-rule.js';
import { verifies } from '#model/verification.js';

export default defineRule({
  id: 'use-checksum-for-add',
  title: 'Tell ADD the checksum of what it downloads',
  category: 'security',
  severity: 'warning',
  packs: ['hardened', 'reproducible'],
  since: '2026-11',
  aliases: [],
  why: 'Whoever controls the address decides what is in your image, today and in every later build. With `--checksum` BuildKit refuses anything but the file that you have looked at.',
  remedy: 'Add `--checksum=sha256:…` with the digest of the file.',
  references: ['https://docs.docker.com/reference/dockerfile/#add---checksum'],
  messages: { unverified: '{url} is not verified.' },
  check: {
    ADD(add, { report, stageOf }) {
      if (add.flags.some(({ name }) => name === 'checksum')) return;
      for (const { text, span } of add.sources) {
        const url = /^["']?(https?:\/\/[^"'\s]+)/i.exec(text)?.[1];
        if (!url || isNoArtefact(url)) continue;
        if (verifies(stageOf(add)?.commands ?? [])) continue;
        report({
          message: 'unverified',
          values: { url: url.length > 60 ? `${url.slice(0, 57)}…` : url },
          at: span,
        });
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nADD https://example.com/tool /usr/local/bin/\n',
      at: 'https://example.com/tool',
      good: 'FROM debian:13\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/tool /usr/local/bin/\n',
    },
    {
      title: 'Asked for only to break the cache',
      good: 'FROM debian:13\nADD https://api.github.com/repos/example/app/git/refs/heads/main /dev/null\n',
    },
    {
      title: 'Verified in a RUN',
      good: 'FROM debian:13\nADD https://example.com/tool /tool\nRUN echo "2445  /tool" | sha256sum -c -\n',
    },
  ],
});

/** A repository, a key or signature that itself verifies, or the state of a branch that is asked for only to break the cache. */
function isNoArtefact(url: string): boolean {
  return (
    /\.git(?:#|$)/.test(url) ||
    /\.(?:asc|sig|gpg|pub|key|sha\d+)$/i.test(url) ||
    /^https:\/\/api\.github\.com\/.*\/(?:git\/refs|commits|branches)\b/.test(url)
  );
}
