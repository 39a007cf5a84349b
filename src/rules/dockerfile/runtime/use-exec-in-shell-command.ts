import type { Cmd, Entrypoint } from '#dockerfile/document.js';
import type { Context } from '#lint/context.js';
import { defineRule } from '#lint/define-rule.js';
import type { Fix } from '#lint/finding.js';

export default defineRule({
  id: 'use-exec-in-shell-command',
  title: 'Let the shell that starts the program make way for it',
  category: 'runtime',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Without `exec` the shell stays process 1 and does not pass SIGTERM on: `docker stop` waits ten seconds and kills the program in the middle of its work. bash and BusyBox make way for a single command by themselves, the dash of Debian and Ubuntu does not.',
  remedy: 'Put `exec` before the last command of the string.',
  messages: { stays: '{shell} stays process 1 in front of {program}.' },
  check: {
    CMD: (cmd, context) => judge(cmd, context),
    ENTRYPOINT: (entrypoint, context) => judge(entrypoint, context),
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nCMD ["sh", "-c", "node migrate.js && node server.js --port=$PORT"]\n',
      at: 'node server.js --port=$PORT',
      good: 'FROM node:24-slim\nCMD ["sh", "-c", "node migrate.js && exec node server.js --port=$PORT"]\n',
    },
    {
      title: 'The dash of Debian stays for a single command, too',
      bad: 'FROM node:24-slim\nCMD ["sh", "-c", "node server.js --port=$PORT"]\n',
      at: 'node server.js --port=$PORT',
      good: 'FROM node:24-slim\nCMD ["sh", "-c", "exec node server.js --port=$PORT"]\n',
    },
    {
      title: 'The ash of Alpine makes way',
      good: 'FROM node:24-alpine\nCMD ["sh", "-c", "node server.js --port=$PORT"]\n',
    },
    { good: 'FROM node:24-slim\nCMD ["sh", "-c", "exec node server.js"]\n' },
  ],
});

type Judging = Pick<Context, 'model' | 'stageOf'> & {
  report(report: {
    readonly message: 'stays';
    readonly values: { readonly shell: string; readonly program: string };
    readonly at: Cmd['span'];
    readonly fix: Fix;
  }): void;
};

function judge(instruction: Cmd | Entrypoint, { model, stageOf, report }: Judging): void {
  const [outer, nested] = model.scriptsOf(instruction);
  const shell = outer?.commands[0];
  if (outer?.form !== 'exec' || !nested || !shell || !/^(?:ba|da|a|z|k)?sh$/.test(shell.program)) return;
  const last = nested.statements.at(-1)?.parts.at(-1)?.pipeline;
  const [command] = last ?? [];
  // A pipe and a background job need the shell.
  if (!command || last?.length !== 1 || command.background) return;
  if (nested.commands.length < 2) {
    const base = stageOf(instruction)?.rootBase;
    const isDash = shell.program === 'dash' || (base?.kind === 'image' && base.facts?.shell === 'dash');
    if (!isDash || !/^(?:da)?sh$/.test(shell.program) || command.assignments.length > 0) return;
  }
  if (/^(?:exec|wait|exit|true|:|tail|)$/.test(command.program) || command.inside.length > 0) return;
  const at = command.span.start;
  report({
    message: 'stays',
    values: { shell: shell.program, program: command.program },
    at: command.span,
    fix: { title: 'Add exec', safety: 'safe', edits: [{ span: { start: at, end: at }, text: 'exec ' }] },
  });
}
