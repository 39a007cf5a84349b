import type { Cmd, Entrypoint } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import { dialectOf, isPosix } from '#shell/dialect.js';

export default defineRule({
  id: 'no-variable-in-exec-form',
  title: 'Do not expect variables in the exec form',
  category: 'runtime',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'No shell reads the exec form, so the program gets the dollar sign and the name instead of the value.',
  remedy: 'Let the program read the variable itself, or write `["sh", "-c", "exec program --port=$PORT"]`.',
  references: ['https://docs.docker.com/reference/dockerfile/#exec-form'],
  messages: { literal: '{variable} reaches the program as it stands; nothing fills it in.' },
  check: {
    CMD: (cmd, { report }) => judge(cmd, report),
    ENTRYPOINT: (entrypoint, { report }) => judge(entrypoint, report),
  },
  examples: [
    { bad: 'FROM node:24-slim\nCMD ["node", "server.js", "--port=$PORT"]\n', at: '"--port=$PORT"' },
    { good: 'FROM node:24-slim\nCMD ["sh", "-c", "exec node server.js --port=$PORT"]\n' },
  ],
});

type ReportLiteral = (report: {
  readonly message: 'literal';
  readonly values: { readonly variable: string };
  readonly at: Cmd['span'];
}) => void;

function judge({ exec, form }: Cmd | Entrypoint, report: ReportLiteral): void {
  const [program] = exec;
  // A shell fills it in, and so do programs that are known for it.
  if (
    form !== 'exec' ||
    !program ||
    exec.some(({ text }) => isPosix(dialectOf(text)) || /^(?:eval|envsubst|cmd|powershell|pwsh)/i.test(text))
  )
    return;
  const word = exec.find(({ text }) => /(?:^|[^\\$])\$(?:\{\w+\}|[A-Z_]{2,}\w*)/.test(text));
  const variable = word && /\$(?:\{\w+\}|\w+)/.exec(word.text)?.[0];
  if (word && variable && !/entrypoint|\.sh$/.test(program.text))
    report({ message: 'literal', values: { variable }, at: word.span });
}
