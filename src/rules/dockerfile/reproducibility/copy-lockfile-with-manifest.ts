import { posix } from 'node:path';
import type { Add, Copy, Instruction, Word } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import { reviewFix } from '#lint/edits/review-fix.js';
import type { Fix } from '#lint/finding.js';
import { namesFile, wholeContextCopy } from '#model/copied-files.js';
import { localSources } from '#model/copy-source.js';
import type { Stage } from '#model/stage.js';
import type { Command } from '#shell/command.js';
import { effectsOf } from '#shell/effects.js';
import type { Manager } from '#shell/program.js';

interface Pair {
  readonly managers: readonly Manager[];
  readonly locks: readonly string[];
}

/** The lock files beside each manifest. */
const PAIRS: Readonly<Record<string, Pair>> = {
  'package.json': {
    managers: ['npm', 'yarn', 'pnpm', 'bun'],
    locks: ['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock', 'bun.lockb'],
  },
  Gemfile: { managers: ['bundler'], locks: ['Gemfile.lock'] },
  'composer.json': { managers: ['composer'], locks: ['composer.lock'] },
  'go.mod': { managers: ['go'], locks: ['go.sum', 'go.work.sum'] },
  'Cargo.toml': { managers: ['cargo'], locks: ['Cargo.lock'] },
  Pipfile: { managers: ['pipenv'], locks: ['Pipfile.lock'] },
  'pyproject.toml': { managers: ['poetry', 'uv'], locks: ['poetry.lock', 'uv.lock'] },
};

export default defineRule({
  id: 'copy-lockfile-with-manifest',
  title: 'Copy the lock file together with the manifest',
  category: 'reproducibility',
  severity: 'info',
  packs: ['reproducible'],
  since: '2026-11',
  aliases: [],
  why: 'Without its lock file the package manager takes the newest versions that the manifest allows. The image then holds other versions than those that were tested, and other ones with every build.',
  remedy: 'Copy the lock file in the same COPY.',
  messages: { alone: '{manifest} is copied without {lock}, and the install below takes what is newest.' },
  check: {
    stage(stage, { text, hasFile, report, commandsOf }) {
      for (const instruction of stage.instructions) {
        if (instruction.kind !== 'COPY' && instruction.kind !== 'ADD') continue;
        for (const { name, word } of localSources(instruction, stage.at(instruction))) {
          const pair = Object.hasOwn(PAIRS, name) ? PAIRS[name] : undefined;
          const install = pair && installBelow(stage, instruction, pair, commandsOf);
          if (!pair || !install) continue;
          if (namesFile(stage, install, ...pair.locks) || wholeContextCopy(stage, install)) continue;
          const folders = install.kind === 'RUN' && install.mounts.some(({ type }) => type === 'bind');
          if (folders) continue;
          report({
            message: 'alone',
            values: { manifest: name, lock: pair.locks[0] ?? '' },
            at: word.span,
            fix: lockFix(text, instruction, word, pair, hasFile),
          });
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nCOPY package.json ./\nRUN npm install\n',
      at: 'package.json',
      good: 'FROM node:24-slim\nCOPY package*.json ./\nRUN npm install\n',
    },
    {
      title: 'The project has a lock file',
      files: ['Gemfile', 'Gemfile.lock'],
      bad: 'FROM ruby:3.4\nCOPY Gemfile /app/\nRUN bundle install\n',
      at: 'Gemfile',
      good: 'FROM ruby:3.4\nCOPY Gemfile Gemfile.lock /app/\nRUN bundle install\n',
    },
    { title: 'A pattern takes both', good: 'FROM node:24-slim\nCOPY package*.json ./\nRUN npm install\n' },
    { title: 'Nothing is installed from it', good: 'FROM node:24-slim\nCOPY package.json ./\nRUN node --version\n' },
  ],
});

function installBelow(
  stage: Stage,
  copy: Instruction,
  { managers }: Pair,
  commandsOf: (instruction: Instruction) => readonly Command[],
): Instruction | undefined {
  return stage.instructions.find(
    (each) =>
      each.kind === 'RUN' &&
      each.lines.start > copy.lines.start &&
      commandsOf(each).some((command) =>
        effectsOf(command).some(
          (effect) => effect.kind === 'install' && managers.includes(effect.manager) && effect.packages.length === 0,
        ),
      ),
  );
}

/** Copies the lock file of the project as well; for npm, whose file has one name, a pattern finds it where nobody knows the project. */
function lockFix(
  text: string,
  { destination, json, heredocs }: Copy | Add,
  { text: path, span }: Word,
  { managers, locks }: Pair,
  hasFile: ((path: string) => boolean) | undefined,
): Fix | undefined {
  const isExact = text.slice(span.start, span.end) === path && /^[\w./-]+$/.test(path);
  if (!isExact || json || heredocs.length > 0 || !/(?:\/|^\.)$/.test(destination?.text ?? '')) return undefined;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const lock = locks.find((each) => hasFile?.(posix.normalize(folder + each)));
  if (lock)
    return reviewFix(`Copy ${lock}, too`, { span: { start: span.end, end: span.end }, text: ` ${folder}${lock}` });
  if (hasFile || !managers.includes('npm')) return undefined;
  return reviewFix('Copy the lock file, too', { span, text: `${folder}package*.json` });
}
