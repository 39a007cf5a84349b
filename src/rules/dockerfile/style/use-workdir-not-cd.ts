import { posix } from 'node:path';
import type { Run } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import { deleteCommand } from '#lint/edits/delete-command.js';
import type { Fix } from '#lint/finding.js';
import type { Model } from '#model/model.js';
import type { Stage } from '#model/stage.js';
import type { Command } from '#shell/command.js';
import { effectsOf } from '#shell/effects.js';
import { lineEndBefore } from '#text/lines.js';

export default defineRule({
  id: 'use-workdir-not-cd',
  title: 'Change the directory with WORKDIR',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: ['DL3003', 'DS-0013'],
  why: 'A `cd` lasts until the end of its RUN only, so the next instruction starts somewhere else than a reader thinks. WORKDIR lasts, is visible, and creates the folder.',
  remedy: 'Put `WORKDIR path` above the RUN and drop the `cd`.',
  references: ['https://docs.docker.com/reference/dockerfile/#workdir'],
  messages: { moved: '`cd {path}` lasts until the end of this RUN only.' },
  check: {
    RUN(run, { report, model, stageOf }) {
      for (const script of model.scriptsOf(run)) {
        const command = script.statements[0]?.parts[0]?.pipeline[0];
        const path = command?.args[0];
        // Only where the whole RUN moves: a cd in the middle, or in a subshell, comes back.
        if (command?.program === 'cd' && path && command.name) {
          const stage = stageOf(run);
          const fix = stage && workdirFix(model, stage, run, command);
          report({ message: 'moved', values: { path: path.value }, at: command.span, fix });
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nRUN cd /app && npm ci\nWORKDIR /srv\n',
      at: 'cd /app',
      good: 'FROM node:24-slim\nWORKDIR /app\nRUN npm ci\nWORKDIR /srv\n',
    },
    {
      title: 'What follows works where it worked before',
      bad: 'FROM node:24-slim\nWORKDIR /app\nRUN cd client && npm ci\nRUN npm ci\n',
      at: 'cd client',
      good: 'FROM node:24-slim\nWORKDIR /app\nWORKDIR /app/client\nRUN npm ci\nWORKDIR /app\nRUN npm ci\n',
    },
    {
      title: 'A variable of the shell',
      bad: 'FROM debian:13\nRUN cd $HOME && make\n',
      at: 'cd $HOME',
    },
    { good: 'FROM node:24-slim\nWORKDIR /app\nRUN npm ci\n' },
    { title: 'A subshell comes back', good: 'FROM node:24-slim\nRUN (cd /app && npm ci) && rm -rf /tmp/x\n' },
  ],
});

/** A WORKDIR instead of `cd`, and the old one again behind the RUN where something still works there. */
function workdirFix(model: Model, stage: Stage, run: Run, command: Command): Fix | undefined {
  const { document } = model;
  const [path, ...others] = command.args;
  const state = stage.at(run);
  const old = state.workdir;
  if (!path || others.length > 0 || run.trigger || command.redirects.length > 0 || !old?.startsWith('/'))
    return undefined;
  if (run.mounts.some(({ target }) => !target?.text.startsWith('/'))) return undefined;
  if (model.commandsOf(run).some(({ args }) => args.some(({ text }) => text === '-' || text.includes('OLDPWD'))))
    return undefined;
  const known = /^[\w./${}-]+$/.test(path.text) ? state.expand(path.text) : undefined;
  const dropped = deleteCommand(document, run, command, command.script);
  if (!known || known.startsWith('-') || !dropped) return undefined;
  const folder = known.startsWith('/') ? path.text : posix.join(old, known);
  const { text } = document;
  const lineEnd = lineEndBefore(text, run.lines.end);
  const top = (run.comments[0] ?? run).lines.start;
  const isOpen = text[run.lines.end - 1] !== '\n';
  const back = `WORKDIR ${old}`;
  const isBackNeeded = posix.resolve(old, known) !== posix.resolve(old) && isWorkdirUsedBehind(stage, run, model);
  const edits = [
    { span: { start: top, end: top }, text: `WORKDIR ${folder}${lineEnd}` },
    dropped,
    ...(isBackNeeded
      ? [{ span: { start: run.lines.end, end: run.lines.end }, text: isOpen ? lineEnd + back : back + lineEnd }]
      : []),
  ];
  return { title: `Set WORKDIR ${folder}`, safety: 'review', edits };
}

/** Whether something behind a RUN depends on the working directory, before another WORKDIR sets it; the container does. */
function isWorkdirUsedBehind(stage: Stage, run: Run, { stages, commandsOf }: Model): boolean {
  for (const each of stage.instructions.slice(stage.instructions.indexOf(run) + 1)) {
    if (each.kind === 'WORKDIR') return !each.path?.text.startsWith('/');
    if (each.kind === 'COPY' || each.kind === 'ADD') {
      if (!each.destination?.text.startsWith('/')) return true;
    } else if (each.kind === 'RUN') {
      const [first] = commandsOf(each);
      const movesAway = first?.program === 'cd' && first.args[0]?.value.startsWith('/');
      if (!movesAway && !commandsOf(each).every(isOfSystem)) return true;
    } else if (each.kind === 'ONBUILD') return true;
  }
  return stage.isTarget || stages.some(({ base }) => base.kind === 'stage' && base.stage === stage);
}

/** Whether a command is the same in every directory. */
function isOfSystem(command: Command): boolean {
  const effects = effectsOf(command);
  return (
    effects.length > 0 &&
    effects.every((effect) => effect.kind === 'refresh' || effect.kind === 'user' || effect.kind === 'group')
  );
}
