import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-mixed-apk-branches',
  title: 'Do not mix the branches of Alpine',
  category: 'reproducibility',
  severity: 'warning',
  packs: ['reproducible'],
  since: '2026-11',
  aliases: [],
  why: 'Packages of edge are built against newer libraries than a stable release has. The build works until the day on which one of them moves, and then fails or crashes at run time.',
  remedy: 'Take the package from the release of the base image, or start from a newer Alpine.',
  references: ['https://wiki.alpinelinux.org/wiki/Repositories'],
  messages: { mixed: 'A package of {branch} is installed into a stable Alpine.' },
  check: {
    commands: {
      apk(command, { report, stageOf, instructionOf }) {
        const base = stageOf(instructionOf(command))?.rootBase;
        if (base?.kind === 'image' && base.image.tag === 'edge') return;
        const word = command.args.find(({ value }) =>
          /\/alpine\/(?:edge|latest-stable)\/|^.+@(?:edge|testing)$/.test(value),
        );
        const branch = word && /edge|latest-stable|testing/.exec(word.value)?.[0];
        if (word && branch) report({ message: 'mixed', values: { branch }, at: word.span });
      },
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nRUN apk add --no-cache --repository https://dl-cdn.alpinelinux.org/alpine/edge/testing gosu\n',
      at: 'https://dl-cdn.alpinelinux.org/alpine/edge/testing',
    },
    { good: 'FROM alpine:3.23\nRUN apk add --no-cache su-exec\n' },
  ],
});
