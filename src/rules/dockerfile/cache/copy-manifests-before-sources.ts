import type { Instruction } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import type { Fix } from '#lint/finding.js';
import { wholeContextCopy } from '#model/copied-files.js';
import type { Stage } from '#model/stage.js';
import type { Command } from '#shell/command.js';
import { invocationOf } from '#shell/invocation.js';
import { lineEndBefore } from '#text/lines.js';

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
    stage(stage, { report, commandsOf, text, hasFile }) {
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
        fix: splitFix(stage, copy, install, commandsOf(install.run), text, hasFile),
      });
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nRUN npm ci\n',
      at: 'COPY . .',
      good: 'FROM node:24-slim\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\n',
    },
    {
      title: 'The folder is named after the copy',
      bad: 'FROM python:3.13-slim\nCOPY . /code\nWORKDIR /code\nRUN pip install --no-cache-dir -r requirements.txt\nCMD ["python", "app.py"]\n',
      at: 'COPY . /code',
      good: 'FROM python:3.13-slim\nCOPY requirements.txt /code/\nWORKDIR /code\nRUN pip install --no-cache-dir -r requirements.txt\nCOPY . /code\nCMD ["python", "app.py"]\n',
    },
    {
      title: 'The RUN does more than to install: a person has to divide it',
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

/** What each manager reads to install, without the lock file where it goes by more than one name. */
const MANIFESTS: Readonly<Record<string, readonly string[]>> = {
  npm: ['package.json', 'package-lock.json'],
  yarn: ['package.json', 'yarn.lock'],
  pnpm: ['package.json', 'pnpm-lock.yaml'],
  bundle: ['Gemfile', 'Gemfile.lock'],
  go: ['go.mod', 'go.sum'],
};

/**
 * Copies the manifests in the place of everything, and everything below the install. Only where nothing but WORKDIR
 * stands between them and the RUN does nothing else; a person has to say whether the install reads other files.
 */
function splitFix(
  stage: Stage,
  copy: Instruction,
  { run, command }: Install,
  commands: readonly Command[],
  text: string,
  hasFile: ((path: string) => boolean) | undefined,
): Fix | undefined {
  if (copy.kind !== 'COPY' || copy.json || copy.flags.length > 0 || copy.sources.length !== 1) return undefined;
  const [source] = copy.sources;
  const between = stage.instructions.slice(stage.instructions.indexOf(copy) + 1, stage.instructions.indexOf(run));
  const manifests = manifestsOf(command, hasFile);
  // Beside the folders of the system two copies are no better than one.
  const isHomeless = !stage.at(copy).workdirIsSet && !copy.destination?.text.startsWith('/');
  if (!source || !/^\.\/?$/.test(source.text) || !copy.destination || !manifests || isHomeless) return undefined;
  if (commands.length !== 1 || between.some(({ kind }) => kind !== 'WORKDIR')) return undefined;
  const folder = copy.destination.text.replace(/\/?$/, '/');
  const lineEnd = lineEndBefore(text, run.lines.end);
  const isOpen = text[run.lines.end - 1] !== '\n';
  const again = text.slice(copy.span.start, copy.span.end);
  return {
    title: 'Copy the manifests, install, and copy the rest below',
    safety: 'review',
    edits: [
      { span: { start: source.span.start, end: copy.destination.span.end }, text: `${manifests.join(' ')} ${folder}` },
      { span: { start: run.lines.end, end: run.lines.end }, text: isOpen ? `${lineEnd}${again}` : again + lineEnd },
    ],
  };
}

function manifestsOf(
  command: Command,
  hasFile: ((path: string) => boolean) | undefined,
): readonly string[] | undefined {
  const { program } = command;
  if (program === 'pip' || program === 'pip3') {
    const options = invocationOf(command)?.options ?? [];
    const files = options
      .filter(({ name }) => name === '-r' || name === '--requirement')
      .map(({ value }) => value ?? '');
    return files.length === 1 && /^[\w.-]+$/.test(files[0] as string) ? files : undefined;
  }
  const all = Object.hasOwn(MANIFESTS, program) ? MANIFESTS[program] : undefined;
  // A COPY of a file that is not there would fail.
  if (!all || !hasFile) return program === 'npm' ? ['package*.json'] : undefined;
  return hasFile(all[0] as string) ? all.filter(hasFile) : undefined;
}
