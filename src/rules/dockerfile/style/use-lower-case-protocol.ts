import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'use-lower-case-protocol',
  title: 'Write the protocol of a port in lower case',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: ['ExposeProtoCasing'],
  why: 'Docker turns the protocol into lower case anyway, and `docker inspect`, Compose and every search show `80/tcp`. One spelling is found by one search.',
  remedy: 'Write `tcp`, `udp` or `sctp` in lower case.',
  references: ['https://docs.docker.com/reference/build-checks/expose-proto-casing/'],
  messages: { upper: '{protocol} is written in lower case everywhere else.' },
  check: {
    EXPOSE(expose, { report }) {
      for (const { text, span } of expose.ports) {
        const slash = text.lastIndexOf('/');
        const protocol = text.slice(slash + 1);
        if (slash < 0 || !/^[a-z]+$/i.test(protocol) || protocol === protocol.toLowerCase()) continue;
        const at = { start: span.end - protocol.length, end: span.end };
        report({
          message: 'upper',
          values: { protocol },
          at,
          fix: { title: 'Write it in lower case', safety: 'safe', edits: [{ span: at, text: protocol.toLowerCase() }] },
        });
      }
    },
  },
  examples: [
    { bad: 'FROM alpine:3.23\nEXPOSE 53/UDP 80\n', at: 'UDP', good: 'FROM alpine:3.23\nEXPOSE 53/udp 80\n' },
    { title: 'A variable is left alone', good: 'FROM alpine:3.23\nENV PROTO=tcp\nEXPOSE 53/$PROTO\n' },
  ],
});
