import { defineRule } from '#lint/define-rule.js';
import { reviewFix } from '#lint/edits/review-fix.js';
import type { Fix } from '#lint/finding.js';
import type { Stage } from '#model/stage.js';
import { chainCommands, chainOf, startOf } from '#model/stage-chain.js';
import { effectsOf } from '#shell/effects.js';
import { lineEndBefore } from '#text/lines.js';

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
    file({ model, text, report }) {
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
        report({ message: 'missing', at: first.from.image.span, fix: certificatesFix(target, text) });
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

const FILE = '/etc/ssl/certs/ca-certificates.crt';

/** Copies the certificates from a stage that has them. */
function certificatesFix(target: Stage, text: string): Fix | undefined {
  const edge = target.edges.find(({ kind, stage }) => kind === 'copy' && stage && hasCertificates(stage));
  const { from } = target;
  if (!edge || target.base.kind !== 'scratch' || text[from.lines.end - 1] !== '\n') return undefined;
  const at = from.lines.end;
  const line = `COPY --from=${edge.word.text} ${FILE} /etc/ssl/certs/${lineEndBefore(text, at)}`;
  return reviewFix('Copy the certificates of the build stage', { span: { start: at, end: at }, text: line });
}

/** Whether a stage has the bundle in the place of Debian and Alpine. */
function hasCertificates(stage: Stage): boolean {
  const facts = stage.rootBase.kind === 'image' ? stage.rootBase.facts : undefined;
  if (facts?.distribution === 'alpine') return true;
  if (facts?.distribution !== 'debian' && facts?.distribution !== 'ubuntu') return false;
  const isInstalled = chainCommands(stage).some((command) =>
    effectsOf(command).some(
      (effect) => effect.kind === 'install' && effect.packages.some(({ name }) => name === 'ca-certificates'),
    ),
  );
  // Those with git or curl have been given certificates.
  return isInstalled || facts.tools?.includes('curl') === true || facts.tools?.includes('git') === true;
}
