import { posix } from 'node:path';
import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-passwd-overwrite',
  title: 'Keep the users of the base image',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'The copy replaces the list of users that the base image came with. Names that it had, `nonroot` of a distroless image for one, are unknown from then on, and a container that is to run as one of them does not start.',
  remedy: 'Create the user in this stage, or name it by its number.',
  messages: { replaced: '{file} of the base image is replaced, and its users with it.' },
  check: {
    COPY(copy, { report, stageOf, stateAt }) {
      const root = stageOf(copy)?.rootBase;
      if (root?.kind !== 'image') return;
      const destination = stateAt(copy)?.expand(copy.destination?.text ?? '');
      for (const { text, span } of copy.sources) {
        const name = posix.basename(text);
        if (name !== 'passwd' && name !== 'group' && name !== 'shadow') continue;
        const file = destination?.endsWith('/') ? `${destination}${name}` : destination;
        if (file === `/etc/${name}`) report({ message: 'replaced', values: { file }, at: span });
      }
    },
  },
  examples: [
    {
      bad: 'FROM gcr.io/distroless/static-debian13\nCOPY --from=build /etc/passwd /etc/passwd\nUSER nonroot\n',
      at: '/etc/passwd',
      good: 'FROM gcr.io/distroless/static-debian13\nUSER 65532:65532\n',
    },
    {
      title: 'There is nothing to replace',
      good: 'FROM scratch\nCOPY --from=build /etc/passwd /etc/passwd\nUSER app\n',
    },
  ],
});
