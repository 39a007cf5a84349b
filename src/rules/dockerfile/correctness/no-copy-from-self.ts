import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-copy-from-self',
  title: 'Do not copy from the stage itself',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3023', 'DS-0006'],
  why: 'A stage can only take files from a stage that is finished. BuildKit refuses the whole file with "circular dependency detected", even when another stage is the target.',
  remedy: 'Copy inside of the stage with `RUN cp`, or name the stage that holds the files.',
  messages: { self: '{name} is the stage in which this instruction stands.' },
  check: {
    stage(stage, { report }) {
      for (const edge of stage.edges) {
        if (edge.stage === stage) report({ message: 'self', values: { name: edge.word.text }, at: edge.word.span });
      }
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim AS build\nCOPY --from=build /app/dist /srv\n',
      at: 'build',
      good: 'FROM node:24-slim AS build\nFROM nginx:1.29\nCOPY --from=build /app/dist /srv\n',
    },
    { title: 'By its number', bad: 'FROM node:24-slim\nCOPY --from=0 /app/dist /srv\n', at: '0' },
    { title: 'A mount', bad: 'FROM node:24-slim AS app\nRUN --mount=from=app,target=/m cp -r /m /srv\n', at: 'app' },
  ],
});
