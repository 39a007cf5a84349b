import type { Instruction } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import { invocationOf } from '#shell/invocation.js';

export default defineRule({
  id: 'no-node-env-production-before-build',
  title: 'Set NODE_ENV=production behind the build, not before it',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'With `NODE_ENV=production` npm and Yarn leave development dependencies out, so that the build step below misses its compiler or bundler: "tsc: not found".',
  remedy: 'Move the variable below the build, or install with `--include=dev`.',
  references: ['https://docs.npmjs.com/cli/commands/npm-ci'],
  messages: { early: 'NODE_ENV=production keeps the tools of `{build}` below from being installed.' },
  check: {
    stage(stage, { report, commandsOf, text }) {
      let set: Instruction | undefined;
      let installed = false;
      for (const instruction of stage.instructions) {
        if (instruction.kind === 'ENV') {
          const value = instruction.pairs.find(({ key }) => key.text === 'NODE_ENV')?.value.text;
          if (value !== undefined) set = /^["']?production["']?$/.test(value) ? instruction : undefined;
        }
        if (!set || instruction.kind !== 'RUN') continue;
        for (const command of commandsOf(instruction)) {
          if (command.assignments.some(({ name }) => name === 'NODE_ENV')) return;
          const call = /^(?:npm|yarn|pnpm)$/.test(command.program) ? invocationOf(command) : undefined;
          if (!call) continue;
          const words = command.args.map(({ value }) => value);
          if (
            words.some((word) =>
              /^(?:--include=dev|--production=false|--prod=false|--dev|-D|--also=dev|-g|--global|global)$/.test(word),
            )
          ) {
            if (!words.some((word) => /^(?:-g|--global|global)$/.test(word))) return;
          } else if (/^(?:ci|install|i)$/.test(words[0] ?? '') && call.operands.length === 0) installed = true;
          else if (installed && /^(?:run )?build\b/.test(words.join(' '))) {
            const build = text.slice(command.span.start, command.span.end).slice(0, 40);
            const pair = set.kind === 'ENV' ? set.pairs.find(({ key }) => key.text === 'NODE_ENV') : undefined;
            report({
              message: 'early',
              values: { build },
              at: (pair ?? set).span,
              related: [{ at: command.span, note: 'This needs them.' }],
            });
            return;
          }
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nENV NODE_ENV=production\nCOPY . .\nRUN npm ci\nRUN npm run build\n',
      at: 'NODE_ENV=production',
      good: 'FROM node:24-slim\nCOPY . .\nRUN npm ci\nRUN npm run build\nENV NODE_ENV=production\n',
    },
    {
      title: 'Development dependencies are asked for',
      good: 'FROM node:24-slim\nENV NODE_ENV=production\nCOPY . .\nRUN npm ci --include=dev\nRUN npm run build\n',
    },
  ],
});
