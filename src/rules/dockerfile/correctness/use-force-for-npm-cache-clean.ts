import { defineRule } from '#lint/define-rule.js';
import { findOption, invocationOf } from '#shell/invocation.js';

export default defineRule({
  id: 'use-force-for-npm-cache-clean',
  title: 'Empty the npm cache with --force',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Since npm 5 `npm cache clean` refuses to do anything without `--force` and exits with an error, which fails the build or leaves the cache in the layer.',
  remedy: 'Add `--force`, or drop the line and mount a cache over /root/.npm.',
  references: ['https://docs.npmjs.com/cli/commands/npm-cache'],
  messages: { refused: 'npm cache {subcommand} does nothing without --force.' },
  check: {
    commands: {
      npm(command, { report, instructionOf, stageOf }) {
        const call = invocationOf(command);
        const words = call ? [...call.subcommandWords, ...call.operands] : [];
        const [cache, clean] = words;
        if (!call || cache?.value !== 'cache' || !clean || !/^(?:clean|clear|rm)$/.test(clean.value)) return;
        if (findOption(call, '--force', '-f') || words.length > 2) return;
        const base = stageOf(instructionOf(command))?.rootBase;
        // Node.js up to 7 came with npm 4 and older, which need no --force; elsewhere the version is not known.
        if (base?.kind !== 'image' || base.image.repository !== 'node' || /^(?:0|[4-7])\b/.test(base.image.tag ?? ''))
          return;
        report({
          message: 'refused',
          values: { subcommand: clean.value },
          at: clean.span,
          fix: {
            title: 'Add --force',
            safety: 'safe',
            edits: [{ span: { start: clean.span.end, end: clean.span.end }, text: ' --force' }],
          },
        });
      },
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nRUN npm install -g pm2@6.0.13 && npm cache clean\n',
      at: 'clean',
      good: 'FROM node:24-slim\nRUN npm install -g pm2@6.0.13 && npm cache clean --force\n',
    },
    { title: 'An npm that needs no --force', good: 'FROM node:6\nRUN npm install -g pm2 && npm cache clean\n' },
  ],
});
