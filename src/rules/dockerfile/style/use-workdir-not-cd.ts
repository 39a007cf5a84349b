import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'use-workdir-not-cd',
  title: 'Change the directory with WORKDIR',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: ['DL3003', 'DS-0013'],
  why: 'A `cd` lasts until the end of its RUN only, so the next instruction starts somewhere else than a reader thinks. WORKDIR lasts, is visible, and creates the folder.',
  remedy: 'Put `WORKDIR path` above the RUN and drop the `cd`.',
  references: ['https://docs.docker.com/reference/dockerfile/#workdir'],
  messages: { moved: '`cd {path}` lasts until the end of this RUN only.' },
  check: {
    RUN(run, { report, model }) {
      for (const script of model.scriptsOf(run)) {
        const command = script.statements[0]?.parts[0]?.pipeline[0];
        const path = command?.args[0];
        // Only where the whole RUN moves: a cd in the middle, or in a subshell, comes back.
        if (command?.program === 'cd' && path && command.name) {
          report({ message: 'moved', values: { path: path.value }, at: command.span });
        }
      }
    },
  },
  examples: [
    { bad: 'FROM node:24-slim\nRUN cd /app && npm ci\n', at: 'cd /app' },
    { good: 'FROM node:24-slim\nWORKDIR /app\nRUN npm ci\n' },
    { title: 'A subshell comes back', good: 'FROM node:24-slim\nRUN (cd /app && npm ci) && rm -rf /tmp/x\n' },
  ],
});
