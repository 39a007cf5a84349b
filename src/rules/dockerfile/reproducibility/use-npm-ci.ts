import { defineRule } from '#lint/define-rule.js';
import { namesFile } from '#model/copied-files.js';
import { findOption, invocationOf } from '#shell/invocation.js';

export default defineRule({
  id: 'use-npm-ci',
  title: 'Install from the lock file with npm ci',
  category: 'reproducibility',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: '`npm install` may change the lock file and take newer versions than the ones you tested. `npm ci` installs exactly what the lock file says, fails when it does not match the manifest, and is faster.',
  remedy: 'Write `npm ci` where the lock file is copied.',
  references: ['https://docs.npmjs.com/cli/commands/npm-ci'],
  messages: { loose: 'npm {subcommand} does not hold on to the lock file that is copied.' },
  check: {
    commands: {
      npm(command, { report, instructionOf, stageOf }) {
        const call = invocationOf(command);
        const [word] = call?.subcommandWords ?? [];
        if (!call || !word || !/^(?:install|i)$/.test(word.value) || call.operands.length > 0) return;
        if (findOption(call, '-g', '--global', '--no-package-lock', '--prefix')) return;
        const run = instructionOf(command);
        const stage = stageOf(run);
        if (!stage || !namesFile(stage, run, 'package-lock.json', 'npm-shrinkwrap.json')) return;
        report({
          message: 'loose',
          values: { subcommand: word.value },
          at: word.span,
          fix: { title: 'Use npm ci', safety: 'review', edits: [{ span: word.span, text: 'ci' }] },
        });
      },
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nCOPY package.json package-lock.json ./\nRUN npm install\n',
      at: 'install',
      good: 'FROM node:24-slim\nCOPY package.json package-lock.json ./\nRUN npm ci\n',
    },
    { title: 'No lock file is copied', good: 'FROM node:24-slim\nCOPY package.json ./\nRUN npm install\n' },
  ],
});
