import { defineRule } from '#lint/define-rule.js';
import { localSources } from '#model/copy-source.js';

export default defineRule({
  id: 'no-host-dependencies-copy',
  title: 'Install dependencies in the image instead of copying yours',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'What is installed on your machine is made for it: native modules for another libc or processor crash, a virtual environment holds absolute paths that do not exist in the image, and nobody else can build the same image.',
  remedy: 'Copy the lock file and run the package manager in the build, and list the folder in .dockerignore.',
  messages: { host: '{folder} of the host is copied into the image.' },
  check: {
    COPY(copy, { report, stateAt }) {
      for (const { name, word } of localSources(copy, stateAt(copy))) {
        if (isInstalled(name)) report({ message: 'host', values: { folder: name }, at: word.span });
      }
    },
    ADD(add, { report, stateAt }) {
      for (const { name, word } of localSources(add, stateAt(add))) {
        if (isInstalled(name)) report({ message: 'host', values: { folder: name }, at: word.span });
      }
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nWORKDIR /app\nCOPY node_modules ./node_modules\n',
      at: 'node_modules',
      good: 'FROM node:24-slim\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\n',
    },
    {
      title: 'Out of another stage',
      good: 'FROM node:24 AS deps\nRUN npm ci\nFROM node:24-slim\nCOPY --from=deps /app/node_modules /app/node_modules\n',
    },
  ],
});

function isInstalled(name: string): boolean {
  return /^(?:node_modules|bower_components|\.venv|venv|site-packages|__pycache__)$/.test(name);
}
