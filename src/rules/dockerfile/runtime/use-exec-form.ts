import type { Cmd, Entrypoint } from '#dockerfile/document.js';
import type { Context } from '#lint/context.js';
import { defineRule } from '#lint/define-rule.js';
import { execForm } from '#lint/edits/exec-form.js';
import type { Fix } from '#lint/finding.js';

export default defineRule({
  id: 'use-exec-form',
  title: 'Start the program itself, not a shell that starts it',
  category: 'runtime',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3025', 'JSONArgsRecommended'],
  why: 'In shell form /bin/sh is process 1 and keeps SIGTERM to itself: `docker stop` waits ten seconds and kills the program in the middle of its work. An ENTRYPOINT in shell form also ignores CMD and arguments.',
  remedy: 'Write the JSON form `["program", "argument"]`; where a shell is needed, `["sh", "-c", "exec program …"]`.',
  references: ['https://docs.docker.com/reference/build-checks/json-args-recommended/'],
  messages: { shell: 'A shell is process 1 and does not pass SIGTERM on to {program}.' },
  check: {
    CMD(cmd, context) {
      judge(cmd, context);
    },
    ENTRYPOINT(entrypoint, context) {
      judge(entrypoint, context);
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nCMD node server.js\n',
      at: 'node server.js',
      good: 'FROM node:24-slim\nCMD ["node", "server.js"]\n',
    },
    { title: 'exec replaces the shell', good: 'FROM node:24-slim\nCMD exec node server.js --port $PORT\n' },
    {
      title: 'SHELL was chosen on purpose',
      good: 'FROM node:24-slim\nSHELL ["/bin/bash", "-c"]\nCMD node server.js\n',
    },
  ],
});

type Judging = Pick<Context, 'model' | 'stateAt'> & {
  report(report: {
    readonly message: 'shell';
    readonly values: { readonly program: string };
    readonly at: Cmd['span'];
    readonly fix?: Fix | undefined;
  }): void;
};

function judge(instruction: Cmd | Entrypoint, { model, stateAt, report }: Judging): void {
  const { form, shell } = instruction;
  if (form === 'exec' || shell.text === '' || instruction.trigger || stateAt(instruction)?.shellInstruction) return;
  // An array that is no JSON, or with a comment behind it, is a mistake of its own.
  if (/^\[\s*["'\u2018-\u201f]/.test(shell.text)) return;
  const [script] = model.scriptsOf(instruction);
  const last = script?.commands.filter(({ wrapper, inside }) => !wrapper && inside.length === 0).at(-1);
  if (last?.program === 'exec' || (stateAt(instruction)?.dialect ?? 'sh') === 'cmd') return;
  const at = shell.spanOf(0, shell.text.length);
  const edit = execForm(shell, script);
  const fix = edit && { title: 'Use the JSON form', safety: 'safe' as const, edits: [edit] };
  report({ message: 'shell', values: { program: last?.program || 'the program' }, at, fix });
}
