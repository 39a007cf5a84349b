import { posix } from 'node:path';
import { defineRule } from '#lint/define-rule.js';
import { developmentInstallOf } from '#model/node-dependencies.js';

export default defineRule({
  id: 'no-dev-dependencies-copied',
  title: 'Copy node_modules only without development dependencies',
  category: 'size',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'A full install holds the compilers, bundlers and test runners of the project, often three quarters of node_modules. Copied into the image that runs they are only weight, and their vulnerabilities fill every scan.',
  remedy: 'Run `npm prune --omit=dev` in the build stage before, or install for production in a stage of its own.',
  references: ['https://docs.npmjs.com/cli/commands/npm-prune'],
  messages: { copied: '{path} comes from a full install, development dependencies included.' },
  check: {
    stage(stage, { report, commandsOf }) {
      if (!stage.shipped || stage.at().variable('NODE_ENV')?.value === 'development') return;
      for (const { instruction, stage: source } of stage.edges) {
        if (instruction.kind !== 'COPY' || !source || source === stage) continue;
        for (const word of instruction.sources) {
          const path = stage.at(instruction).expand(word.text);
          if (path === undefined || posix.basename(path) !== 'node_modules') continue;
          const install = developmentInstallOf(source, commandsOf);
          if (install?.folder !== posix.resolve('/', posix.dirname(path))) continue;
          const related = [{ at: install.command.span, note: 'This installs them.' }];
          report({ message: 'copied', values: { path: word.text }, at: word.span, related });
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM node:24 AS build\nWORKDIR /app\nRUN npm ci && npm run build\nFROM node:24-slim\nCOPY --from=build /app/node_modules /app/node_modules\n',
      at: '/app/node_modules',
      good: 'FROM node:24 AS build\nWORKDIR /app\nRUN npm ci && npm run build && npm prune --omit=dev\nFROM node:24-slim\nCOPY --from=build /app/node_modules /app/node_modules\n',
    },
    {
      title: 'Into a stage that is thrown away',
      good: 'FROM node:24 AS deps\nWORKDIR /app\nRUN npm ci\nFROM node:24 AS build\nCOPY --from=deps /app/node_modules /app/node_modules\nFROM nginx:1.29\nCOPY --from=build /app/dist /srv\n',
    },
    {
      title: 'Installed for production',
      good: 'FROM node:24 AS deps\nWORKDIR /app\nRUN npm ci --omit=dev\nFROM node:24-slim\nCOPY --from=deps /app/node_modules /app/node_modules\n',
    },
  ],
});
