import type { Cmd, Entrypoint } from '#dockerfile/document.js';
import type { Context } from '#lint/context.js';
import { defineRule } from '#lint/define-rule.js';
import type { Fix } from '#lint/finding.js';
import type { Report } from '#lint/rule.js';
import type { Stage } from '#model/stage.js';
import { startOf } from '#model/stage-chain.js';
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
    CMD: judge,
    ENTRYPOINT: judge,
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nCMD ["node", "server.js", "--port=$PORT"]\n',
      at: '"--port=$PORT"',
      good: 'FROM node:24-slim\nCMD ["sh", "-c", "exec node server.js \\"--port=$PORT\\""]\n',
    },
    {
      title: 'Arguments still reach an ENTRYPOINT',
      bad: 'FROM node:24-slim\nENTRYPOINT ["node", "$APP_FILE"]\nCMD ["serve"]\n',
      at: '"$APP_FILE"',
      good: 'FROM node:24-slim\nENTRYPOINT ["sh", "-c", "exec node \\"$APP_FILE\\" \\"$@\\"", "sh"]\nCMD ["serve"]\n',
    },
    {
      title: 'There is no shell',
      bad: 'FROM gcr.io/distroless/static-debian13\nENTRYPOINT ["/app", "--port=$PORT"]\n',
      at: '"--port=$PORT"',
    },
  ],
});

function judge(instruction: Cmd | Entrypoint, { report, stageOf }: Judging): void {
  const { exec, form } = instruction;
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
    report({
      message: 'literal',
      values: { variable },
      at: word.span,
      fix: shellFix(instruction, stageOf(instruction)),
    });
}

type Judging = Pick<Context, 'stageOf'> & { report(report: Report<'literal'>): void };

/** Lets a shell fill the variables in and become the program. What CMD or `docker run` adds still reaches an ENTRYPOINT. */
function shellFix(instruction: Cmd | Entrypoint, stage: Stage | undefined): Fix | undefined {
  const { exec, kind, trigger } = instruction;
  const [first] = exec;
  const last = exec.at(-1);
  if (!stage || !first || !last || trigger) return undefined;
  const { rootBase } = stage;
  if (rootBase.kind === 'scratch' || (rootBase.kind === 'image' && rootBase.facts?.shell === 'none')) return undefined;
  // Behind an ENTRYPOINT a CMD is no command.
  if (kind === 'CMD' && startOf(stage).entrypoint) return undefined;
  const words = (first.text === 'exec' ? exec.slice(1) : exec).map(({ text }) => shellText(text, stage));
  if (words.includes(undefined) || words.length === 0) return undefined;
  const script = ['exec', ...words, ...(kind === 'ENTRYPOINT' ? ['"$@"'] : [])].join(' ');
  const array = ['sh', '-c', script, ...(kind === 'ENTRYPOINT' ? ['sh'] : [])];
  const text = array.map((word) => JSON.stringify(word)).join(', ');
  return {
    title: 'Start it from a shell',
    safety: 'review',
    edits: [{ span: { start: first.span.start, end: last.span.end }, text }],
  };
}

/** A word for a shell with its variables open; undefined where that could be read otherwise, or the container lacks one. */
function shellText(word: string, stage: Stage): string | undefined {
  if (/^[\w./:=@%+,-]+$/.test(word)) return word;
  if (!/^(?:[\w ./:=@%+,?&*()[\]{};~#-]|\$\{\w+\}|\$(?=[A-Za-z_]))*$/.test(word)) return undefined;
  const names = [...word.matchAll(/\$\{?(\w+)/g)].map(([, name]) => name as string);
  return names.some((name) => stage.at().variable(name)?.source === 'ARG') ? undefined : `"${word}"`;
}
