import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-reserved-stage-name',
  title: 'Do not name a stage scratch or context',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3063', 'ReservedStageName'],
  why: 'Docker already gives both words a meaning: `scratch` is the empty base image, and `context` is the build context. A stage of that name hides the meaning, so that `FROM scratch` below is no longer empty.',
  remedy: 'Take another name.',
  references: ['https://docs.docker.com/reference/build-checks/reserved-stage-name/'],
  messages: { reserved: '{name} has a meaning of its own in Docker and cannot safely name a stage.' },
  check: {
    FROM({ name }, { report }) {
      if (name && /^(?:scratch|context)$/i.test(name.text))
        report({ message: 'reserved', values: { name: name.text }, at: name.span });
    },
  },
  examples: [
    { bad: 'FROM alpine:3.23 AS scratch\nCMD ["sh"]\n', at: 'scratch', good: 'FROM alpine:3.23 AS base\nCMD ["sh"]\n' },
    { bad: 'FROM alpine:3.23 AS context\n', at: 'context' },
    { title: 'As a base it is fine', good: 'FROM scratch AS files\nCOPY app /app\n' },
  ],
});
