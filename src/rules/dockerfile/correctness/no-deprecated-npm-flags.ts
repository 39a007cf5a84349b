import { defineRule } from '#lint/define-rule.js';
import { invocationOf } from '#shell/invocation.js';

export default defineRule({
  id: 'no-deprecated-npm-flags',
  title: 'Leave development dependencies out with --omit=dev',
  category: 'correctness',
  severity: 'info',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'npm has deprecated `--production` and `--only=production` since version 8; it warns on every build and a later major release will drop them.',
  remedy: 'Write `--omit=dev`.',
  references: ['https://docs.npmjs.com/cli/using-npm/config#omit'],
  messages: { deprecated: '{option} is deprecated; --omit=dev says the same.' },
  check: {
    commands: {
      npm(command, { report }) {
        const call = invocationOf(command);
        if (!call || !/^(?:install|i|ci|prune|update)$/.test(call.subcommandWords[0]?.value ?? '')) return;
        const option = command.args.find(({ value }) =>
          /^--(?:production(?:=true)?|only=prod(?:uction)?)$/.test(value),
        );
        if (!option) return;
        report({
          message: 'deprecated',
          values: { option: option.value },
          at: option.span,
          fix: { title: 'Use --omit=dev', safety: 'safe', edits: [{ span: option.span, text: '--omit=dev' }] },
        });
      },
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nCOPY package*.json ./\nRUN npm ci --only=production\n',
      at: '--only=production',
      good: 'FROM node:24-slim\nCOPY package*.json ./\nRUN npm ci --omit=dev\n',
    },
    {
      title: 'Yarn 1 knows only this one',
      good: 'FROM node:24-slim\nCOPY package.json yarn.lock ./\nRUN yarn install --production\n',
    },
  ],
});
