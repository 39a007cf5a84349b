import type { Add, Copy } from '#dockerfile/document.js';
import type { Context } from '#lint/context.js';
import { defineRule } from '#lint/define-rule.js';
import type { Report } from '#lint/rule.js';
import { bringsFile, startedFile } from '#model/started-file.js';
import { isRoot } from '#model/user-name.js';

export default defineRule({
  id: 'set-owner-of-copied-files',
  title: 'Give copied files to the user that runs the application',
  category: 'runtime',
  severity: 'info',
  packs: [],
  since: '2026-11',
  aliases: [],
  why: 'COPY ignores USER: what it brings in belongs to root. That is right for files that the application only reads, and "permission denied" for files that it changes.',
  remedy: 'Add `--chown` for files that the application writes to.',
  references: ['https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'],
  messages: { root: 'The files belong to root, and the user is {user}.' },
  check: {
    COPY: judge,
    ADD: judge,
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nUSER node\nCOPY data /data\n',
      at: 'COPY',
      good: 'FROM node:24-slim\nUSER node\nCOPY --chown=node data /data\n',
    },
    {
      title: 'The program itself stays with root',
      bad: 'FROM debian:13\nUSER 10001\nCOPY server /usr/bin/\nENTRYPOINT ["/usr/bin/server"]\n',
      at: 'COPY',
    },
    { title: 'Root copies before', good: 'FROM node:24-slim\nCOPY data /data\nUSER node\n' },
  ],
});

function judge(copy: Copy | Add, { model, report, stateAt, stageOf, isShipped }: Judging): void {
  const state = stateAt(copy);
  const user = state?.user;
  if (!user || isRoot(user) || !state.userInstruction || copy.trigger || !isShipped(copy)) return;
  if (copy.flags.some(({ name }) => name === 'chown')) return;
  const { end } = copy.keyword.span;
  const stage = stageOf(copy);
  const file = model.target && startedFile(model.target);
  // The application must not change the program that it is.
  const isProgram = stage !== undefined && file !== undefined && bringsFile(copy, stage, file);
  report({
    message: 'root',
    values: { user },
    at: copy.keyword.span,
    fix: isProgram
      ? undefined
      : {
          title: `Give the files to ${user}`,
          safety: 'review',
          edits: [{ span: { start: end, end }, text: ` --chown=${user}` }],
        },
  });
}

type Judging = Pick<Context, 'model' | 'stateAt' | 'stageOf' | 'isShipped'> & { report(report: Report<'root'>): void };
