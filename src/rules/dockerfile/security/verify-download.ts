import { defineRule } from '#lint/define-rule.js';
import { verifies } from '#model/verification.js';
import { effectsOf } from '#shell/effects.js';

export default defineRule({
  id: 'verify-download',
  title: 'Verify what you download',
  category: 'security',
  severity: 'warning',
  packs: ['hardened'],
  since: '2026-11',
  aliases: [],
  why: 'Who takes over the server, the account or the release behind an address puts code into your image, and the next build takes it without a word. A checksum in the Dockerfile stops that.',
  remedy: 'Check a sha256 checksum or a signature in the same RUN, or use `ADD --checksum`.',
  messages: { unverified: '{url} is not verified after the download.' },
  check: {
    command(command, { report, instructionOf, commandsOf }) {
      const download = effectsOf(command).find((effect) => effect.kind === 'download');
      if (download?.kind !== 'download') return;
      const url = download.urls.find(({ value }) => /^https?:/.test(value));
      // A key, a signature or a checksum file is itself what verifies.
      if (!url || /\.(?:asc|sig|gpg|pub|key|pem|sha\d*(?:sum)?s?|md5)(?:\?.*)?$|SHASUMS|checksums/i.test(url.value))
        return;
      if (download.to?.value === '/dev/null' || verifies(commandsOf(instructionOf(command)))) return;
      report({
        message: 'unverified',
        values: { url: url.value.length > 60 ? `${url.value.slice(0, 57)}…` : url.value },
        at: url.span,
      });
    },
  },
  examples: [
    { bad: 'FROM debian:13\nRUN curl -fsSLO https://example.com/tool\n', at: 'https://example.com/tool' },
    { good: 'FROM debian:13\nRUN curl -fsSLO https://example.com/tool && echo "0123  tool" | sha256sum -c -\n' },
  ],
});
