import type { Instruction } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import { wholeContextCopy } from '#model/copied-files.js';
import type { Stage } from '#model/stage.js';
import type { Command } from '#shell/command.js';
import { invocationOf } from '#shell/invocation.js';

export default defineRule({
  id: 'copy-manifests-before-sources',
  title: 'Copy the manifests and install before copying the sources',
  category: 'cache',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'A COPY of everything changes with every edit of any file, so all dependencies are downloaded and installed again on each build: often minutes instead of seconds.',
  remedy: 'Copy only the manifest and the lock file first, install, and copy the rest behind it.',
  references: ['https://docs.docker.com/build/cache/optimize/#order-your-layers'],
  messages: { rebuilt: 'Every edit of any file runs `{command}` below anew.' },
  check: {
    stage(stage, { report, commandsOf, text }) {
      const install = firstManifestInstall(stage, commandsOf);
      if (!install) return;
      const copy = wholeContextCopy(stage, install.run);
      if (!copy || bindsContext(install.run)) return;
      const { start, end } = install.command.span;
      const command = text
        .slice(start, end)
        .replace(/\s*\\\s*\n\s*/g, ' ')
        .slice(0, 40);
      report({
        message: 'rebuilt',
        values: { command },
        at: copy.span,
        related: [{ at: install.command.span, note: 'This runs again after each change of a source file.' }],
      });
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nRUN npm ci\n',
      at: 'COPY . .',
      good: 'FROM node:24-slim\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN npm ci\nCOPY . .\n',
    },
    {
      title: 'Go modules',
      bad: 'FROM golang:1.27\nWORKDIR /src\nCOPY . .\nRUN go mod download && go build -o /app\n',
      at: 'COPY . .',
    },
    {
      title: 'One package by name does not depend on the sources',
      good: 'FROM node:24-slim\nCOPY . .\nRUN npm install -g serve@14.2.5\n',
    },
  ],
});

interface Install {
  readonly run: Instruction;
  readonly command: Command;
}

/** The first install from a manifest in the stage. */
function firstManifestInstall(
  stage: Stage,
  commandsOf: (instruction: Instruction) => readonly Command[],
): Install | undefined {
  for (const run of stage.instructions) {
    if (run.kind !== 'RUN') continue;
    const command = commandsOf(run).find(installsManifest);
    if (command) return { run, command };
  }
  return undefined;
}

function installsManifest(command: Command): boolean {
  const call = invocationOf(command);
  if (!call) return false;
  const { subcommand, operands } = call;
  switch (command.program) {
    case 'npm':
      return (
        /^(?:ci|install|i)$/.test(subcommand.split(' ')[0] ?? '') &&
        operands.length === 0 &&
        !call.options.some(({ name }) => name === '-g' || name === '--global')
      );
    case 'yarn':
      return command.args.length === 0 || (/^install\b/.test(subcommand) && operands.length === 0);
    case 'pnpm':
    case 'bun':
      return /^(?:install|i|fetch)\b/.test(subcommand) && operands.length === 0;
    case 'pip':
    case 'pip3':
      return (
        /^install\b/.test(subcommand) &&
        call.options.some(
          ({ name, value }) => (name === '-r' || name === '--requirement') && !/^https?:/.test(value ?? ''),
        )
      );
    case 'poetry':
      return /^install\b/.test(subcommand);
    case 'uv':
    case 'pipenv':
      return /^(?:sync|install)\b/.test(subcommand) && operands.length === 0;
    case 'bundle':
    case 'composer':
      return /^install\b/.test(subcommand);
    case 'go':
      return subcommand === 'mod' && operands[0]?.value === 'download';
    case 'dotnet':
      return /^restore\b/.test(subcommand);
    case 'cargo':
      return /^fetch\b/.test(subcommand);
    default:
      return false;
  }
}

/** The manifests come by a bind mount; the COPY is for something else. */
function bindsContext(run: Instruction): boolean {
  return run.kind === 'RUN' && run.mounts.some(({ type }) => type === 'bind');
}
