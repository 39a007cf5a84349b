import { defineRule } from '#lint/define-rule.js';
import { reviewFix } from '#lint/edits/review-fix.js';
import { findOption, invocationOf } from '#shell/invocation.js';

export default defineRule({
  id: 'use-ignore-scripts-for-npm',
  title: 'Install npm packages without running their scripts',
  category: 'security',
  severity: 'info',
  packs: ['hardened'],
  since: '2026-11',
  aliases: [],
  why: 'Every package may run a script of its own while it is installed; most attacks by way of npm come through there. Packages with native parts need theirs: build those by name with `npm rebuild`.',
  remedy: 'Add `--ignore-scripts`, and run `npm rebuild PACKAGE` for what needs it.',
  references: ['https://docs.npmjs.com/cli/using-npm/config#ignore-scripts'],
  messages: { runs: 'npm {subcommand} runs the scripts of every package.' },
  check: {
    commands: {
      npm(command, { report, instructionOf, stateAt }) {
        const call = invocationOf(command);
        const [word] = call?.subcommandWords ?? [];
        if (!call || !word || !/^(?:ci|install|i)$/.test(word.value) || findOption(call, '--ignore-scripts')) return;
        if (stateAt(instructionOf(command))?.variable('NPM_CONFIG_IGNORE_SCRIPTS')) return;
        const { end } = word.span;
        const edit =
          command.script.form === 'exec' ? undefined : { span: { start: end, end }, text: ' --ignore-scripts' };
        const fix = reviewFix('Add --ignore-scripts', edit);
        report({ message: 'runs', values: { subcommand: word.value }, at: word.span, fix });
      },
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nCOPY package*.json ./\nRUN npm ci\n',
      at: 'ci',
      good: 'FROM node:24-slim\nCOPY package*.json ./\nRUN npm ci --ignore-scripts\n',
    },
    { good: 'FROM node:24-slim\nCOPY package*.json ./\nRUN npm ci --ignore-scripts && npm rebuild sharp\n' },
  ],
});
