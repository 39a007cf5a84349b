import { defineRule } from '#lint/define-rule.js';
import { readExposedPort } from '#model/exposed-port.js';

export default defineRule({
  id: 'no-host-port-in-expose',
  title: 'Name only the container port in EXPOSE',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['ExposeInvalidFormat'],
  why: '`EXPOSE` publishes nothing, so the address and the host port in front of the container port are thrown away today; a later BuildKit will refuse them. The mapping belongs to `docker run -p` or to Compose.',
  remedy: 'Keep the container port and give the mapping to `docker run -p` or to Compose.',
  references: ['https://docs.docker.com/reference/build-checks/expose-invalid-format/'],
  messages: { ignored: '{host} is ignored: EXPOSE knows only the container port.' },
  check: {
    EXPOSE(expose, { report }) {
      for (const { text, span } of expose.ports) {
        const host = text.includes('$') ? '' : (readExposedPort(text)?.host ?? '');
        if (host === '') continue;
        const at = { start: span.start, end: span.start + host.length };
        report({
          message: 'ignored',
          values: { host },
          at,
          fix: { title: `Remove ${host}`, safety: 'safe', edits: [{ span: at, text: '' }] },
        });
      }
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nEXPOSE 443 8080:80\n',
      at: '8080:',
      good: 'FROM alpine:3.23\nEXPOSE 443 80\n',
    },
    {
      title: 'An address',
      bad: 'FROM alpine:3.23\nEXPOSE [::1]:8080:80/tcp\n',
      at: '[::1]:8080:',
      good: 'FROM alpine:3.23\nEXPOSE 80/tcp\n',
    },
  ],
});
