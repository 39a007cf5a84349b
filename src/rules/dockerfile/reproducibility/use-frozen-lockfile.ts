import { defineRule } from '#lint/define-rule.js';
import { namesFile } from '#model/copied-files.js';
import { findOption, invocationOf } from '#shell/invocation.js';

const LOCKS: Readonly<Record<string, string>> = { yarn: 'yarn.lock', pnpm: 'pnpm-lock.yaml', bun: 'bun.lock' };

export default defineRule({
  id: 'use-frozen-lockfile',
  title: 'Install from the lock file and fail when it does not match',
  category: 'reproducibility',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Without it the install may resolve anew when manifest and lock file differ: the image then holds versions that nobody tested, and nothing tells you.',
  remedy: 'Add `--frozen-lockfile` (Yarn 2 and later: `--immutable`).',
  messages: { loose: '{program} install may leave the lock file that is copied.' },
  check: {
    command(command, { report, instructionOf, stageOf }) {
      const lock = Object.hasOwn(LOCKS, command.program) ? LOCKS[command.program] : undefined;
      if (!lock) return;
      const call = invocationOf(command);
      if (
        !call ||
        call.operands.length > 0 ||
        (call.subcommand !== 'install' &&
          !(
            call.subcommand === '' &&
            command.program === 'yarn' &&
            call.options.length === 0 &&
            command.args.length === 0
          ))
      )
        return;
      if (
        call.options.some(({ name }) =>
          /^--(?:frozen-lockfile|immutable|no-lockfile|pure-lockfile|version|help)/.test(name),
        )
      )
        return;
      if (findOption(call, '-g', '--global')) return;
      const run = instructionOf(command);
      const stage = stageOf(run);
      if (!stage || !namesFile(stage, run, lock)) return;
      const { end } = command.args.at(-1)?.span ?? command.span;
      report({
        message: 'loose',
        values: { program: command.program },
        at: command.span,
        fix: {
          title: 'Add --frozen-lockfile',
          // The install fails where the lock file does not fit the manifest.
          safety: 'review',
          edits: [{ span: { start: end, end }, text: ' --frozen-lockfile' }],
        },
      });
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nCOPY package.json yarn.lock ./\nRUN yarn install\n',
      at: 'yarn install',
      good: 'FROM node:24-slim\nCOPY package.json yarn.lock ./\nRUN yarn install --frozen-lockfile\n',
    },
    { good: 'FROM node:24-slim\nCOPY package.json yarn.lock ./\nRUN yarn install --frozen-lockfile\n' },
    {
      bad: 'FROM node:24-slim\nCOPY package.json pnpm-lock.yaml ./\nRUN pnpm install\n',
      at: 'pnpm install',
      good: 'FROM node:24-slim\nCOPY package.json pnpm-lock.yaml ./\nRUN pnpm install --frozen-lockfile\n',
    },
  ],
});
