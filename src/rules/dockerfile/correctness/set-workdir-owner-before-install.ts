import { posix } from 'node:path';
import type { Instruction } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import type { Stage } from '#model/stage.js';
import { chainOf } from '#model/stage-chain.js';
import { isRoot, userPart } from '#model/user-name.js';
import type { Command } from '#shell/command.js';
import { effectsOf } from '#shell/effects.js';

export default defineRule({
  id: 'set-workdir-owner-before-install',
  title: 'Own the directory that packages are installed into',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'A WORKDIR that root creates belongs to root, also after USER, and `COPY --chown` does not change the directory itself. The package manager cannot create `node_modules` in it and ends with EACCES.',
  remedy: 'Set USER before WORKDIR, or create the directory for the user: `RUN install -d -o node -g node /app`.',
  messages: { denied: '{folder} belongs to root, and {user} cannot create {created} in it.' },
  check: {
    stage(stage, { report, commandsOf }) {
      for (const instruction of stage.instructions) {
        if (instruction.kind !== 'RUN') continue;
        const state = stage.at(instruction);
        const { user, userInstruction, workdir } = state;
        if (!user || isRoot(user) || !userInstruction || workdir === undefined || workdir === '/') continue;
        const commands = commandsOf(instruction);
        const install = commands.find(installsHere);
        if (!install?.name || !isCreatedByRoot(stage, workdir, instruction)) continue;
        const name = userPart(user);
        if (
          workdir.includes(`/${name}`) ||
          instruction.mounts.some(({ target }) => target?.text.includes('node_modules'))
        )
          continue;
        if (isGivenAway(stage, workdir, instruction)) continue;
        const created = install.program === 'composer' ? 'vendor' : 'node_modules';
        report({ message: 'denied', values: { folder: workdir, user: name, created }, at: install.name.span });
        return;
      }
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nWORKDIR /app\nUSER node\nCOPY --chown=node package*.json ./\nRUN npm ci\n',
      at: 'npm',
      good: 'FROM node:24-slim\nUSER node\nWORKDIR /app\nCOPY --chown=node package*.json ./\nRUN npm ci\n',
    },
    {
      title: 'Given to the user',
      good: 'FROM node:24-slim\nWORKDIR /app\nRUN chown node /app\nUSER node\nRUN npm ci\n',
    },
    { title: 'Installed for everybody before', good: 'FROM node:24-slim\nWORKDIR /app\nRUN npm ci\nUSER node\n' },
  ],
});

function installsHere(command: Command): boolean {
  if (
    command.inside.length > 0 ||
    command.args.some(({ value }) => /^(?:-g|--global|-C|--cwd|--dir)|^--(?:prefix|working-dir)/.test(value))
  )
    return false;
  // A `cd` before it leads somewhere else.
  if (/(?:^|[\s;&|])(?:cd|pushd|sudo|su)\s/.test(command.script.source.text)) return false;
  return effectsOf(command).some(
    (effect) =>
      effect.kind === 'install' &&
      /^(?:npm|yarn|pnpm|bun|composer)$/.test(effect.manager) &&
      effect.manager === command.program,
  );
}

/** Whether WORKDIR made the folder while the user was root, and the image did not bring it along. */
function isCreatedByRoot(stage: Stage, folder: string, before: Instruction): boolean {
  const facts = stage.rootBase.kind === 'image' ? stage.rootBase.facts : undefined;
  if (!facts || folder === facts.workdir || !/^(?:os|language)$/.test(facts.kind ?? '')) return false;
  for (const each of chainOf(stage)) {
    for (const instruction of each.instructions) {
      if (instruction.lines.start >= before.lines.start) return false;
      if (instruction.kind !== 'WORKDIR' || !instruction.path) continue;
      const state = each.at(instruction);
      const path = state.expand(instruction.path.text);
      if (path === undefined) return false;
      const full = posix.resolve(state.workdir ?? '/', path);
      // A deeper folder creates the ones above.
      if (full === folder || full.startsWith(`${folder}/`)) return state.user !== undefined && isRoot(state.user);
    }
  }
  return false;
}

/** Whether a command may have made the folder another one's: it names the folder or one above, or cannot be read. */
function isGivenAway(stage: Stage, folder: string, before: Instruction): boolean {
  for (const each of chainOf(stage)) {
    for (const instruction of each.instructions) {
      if (instruction.lines.start >= before.lines.start) return false;
      if (instruction.kind !== 'RUN') continue;
      const { text } = instruction.rest;
      if (/\b(?:chown|chmod|install|mkdir|setfacl|usermod|chgrp)\b|\.sh\b/.test(text)) return true;
      if (instruction.heredocs.length > 0 || text.includes(folder)) return true;
    }
  }
  return false;
}
