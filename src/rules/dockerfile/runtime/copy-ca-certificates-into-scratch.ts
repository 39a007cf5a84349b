import { defineRule } from '#lint/define-rule.js';
import { chainOf, startOf } from '#model/stage-chain.js';

export default defineRule({
  id: 'copy-ca-certificates-into-scratch',
  title: 'Copy the CA certificates into an image from scratch',
  category: 'runtime',
  severity: 'info',
  packs: [],
  since: '2026-11',
  aliases: [],
  why: 'An image from scratch has no list of certificate authorities. A program in it starts well, and its first HTTPS request fails with "certificate signed by unknown authority".',
  remedy:
    'Add `COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/`, or start from distroless/static, which has them.',
  messages: { missing: 'No CA certificates come into this image: HTTPS requests from it fail.' },
  check: {
    file({ model, report }) {
      const { target } = model;
      if (target?.rootBase.kind !== 'scratch') return;
      const { entrypoint, cmd } = startOf(target);
      const start = entrypoint ?? cmd;
      const transfers = chainOf(target).flatMap(({ instructions }) =>
        instructions.filter((each) => each.kind === 'COPY' || each.kind === 'ADD'),
      );
      const mayBring = transfers.some(
        ({ line, destination }) => destination?.text === '/' || /cert|ssl|rootfs|overlay/.test(line.text),
      );
      const [first] = chainOf(target);
      if (start && transfers.length > 0 && !mayBring && first?.from.image)
        report({ message: 'missing', at: first.from.image.span });
    },
  },
  examples: [
    {
      bad: 'FROM golang:1.27 AS build\nRUN go build -o /app\nFROM scratch\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]\n',
      at: 'scratch',
      good: 'FROM golang:1.27 AS build\nRUN go build -o /app\nFROM scratch\nCOPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]\n',
    },
    { title: 'Nothing runs in it', good: 'FROM scratch\nCOPY dist /dist\n' },
  ],
});
