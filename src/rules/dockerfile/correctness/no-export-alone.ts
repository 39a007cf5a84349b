import type { Run } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import type { Fix } from '#lint/finding.js';
import type { State } from '#model/stage.js';
import type { Script } from '#shell/script.js';
import { expansionsOf } from '#shell/shell-word.js';

const LOCAL = new Set([
  'export',
  'cd',
  'source',
  '.',
  'alias',
  'set',
  'unset',
  'umask',
  'ulimit',
  'shopt',
  'pushd',
  'declare',
  'readonly',
]);

export default defineRule({
  id: 'no-export-alone',
  title: 'What a shell remembers ends with its RUN',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Every RUN starts a new shell. Exported variables, the directory, aliases and sourced files of this one are forgotten before the next instruction runs.',
  remedy: 'Use ENV for variables and WORKDIR for the directory, or join this with the RUN that needs it.',
  references: ['https://docs.docker.com/reference/dockerfile/#env'],
  messages: { forgotten: '`{command}` is forgotten as soon as this RUN ends.' },
  check: {
    RUN(run, { report, model, text, stateAt }) {
      const [script, ...nested] = model.scriptsOf(run);
      if (!script || script.form === 'exec' || nested.length > 0) return;
      const { commands } = script;
      const last = commands.at(-1);
      if (
        !last ||
        !commands.every(
          ({ program, name, redirects }) => redirects.length === 0 && (LOCAL.has(program) || name === undefined),
        )
      )
        return;
      // A sourced script may write files.
      if (
        commands.some(({ program }) => program === 'source' || program === '.') &&
        !commands.every(({ args }) => /(?:activate|profile|bashrc|env|nvm\.sh)$/.test(args[0]?.value ?? ''))
      )
        return;
      const telling = commands.find(({ program }) => program !== 'set') ?? last;
      if (telling.program === 'set' || commands.some(({ inside }) => inside.length > 0)) return;
      const command = text.slice(telling.span.start, telling.span.end).split('\n')[0] ?? '';
      report({
        message: 'forgotten',
        values: { command: command.slice(0, 50) },
        at: telling.span,
        fix: envFix(run, script, stateAt(run)),
      });
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN export PATH=/opt/bin:$PATH\n',
      at: 'export PATH=/opt/bin:$PATH',
      good: 'FROM debian:13\nENV PATH=/opt/bin:$PATH\n',
    },
    {
      title: 'Several in one line, with quotes',
      bad: 'FROM debian:13\nRUN export MODE=fast NAME="two words"\n',
      at: 'export MODE=fast NAME="two words"',
      good: 'FROM debian:13\nENV MODE=fast NAME="two words"\n',
    },
    {
      title: 'Only the shell knows the value',
      bad: 'FROM debian:13\nRUN export HERE=$PWD\n',
      at: 'export HERE=$PWD',
    },
    { bad: 'FROM node:24-slim\nRUN cd /app\n', at: 'cd /app' },
    { title: 'Used in the same RUN', good: 'FROM debian:13\nRUN export CC=gcc && make\n' },
  ],
});

/** ENV with the same values, where the builder reads them as the shell does. From here on everything sees them. */
function envFix(run: Run, { form, commands }: Script, state: State | undefined): Fix | undefined {
  const [command, ...others] = commands;
  if (!command?.name || command.program !== 'export' || others.length > 0 || form !== 'shell' || !state)
    return undefined;
  if (run.flags.length > 0 || run.trigger || run.innerComments.length > 0 || command.args.length === 0)
    return undefined;
  const isPlain = command.args.every(
    (word) =>
      // That one is for the build alone.
      !word.value.startsWith('DEBIAN_FRONTEND=') &&
      /^[A-Za-z_]\w*=(?:[\w./:$@%+,{}-]*|"[\w ./:$@%+,{}=-]*")$/.test(word.text) &&
      expansionsOf(word).every(({ kind, name, operator }) => {
        return kind === 'parameter' && !operator && name !== undefined && state.variable(name) !== undefined;
      }),
  );
  if (!isPlain) return undefined;
  const span = { start: run.keyword.span.start, end: command.name.span.end };
  return { title: 'Use ENV', safety: 'review', edits: [{ span, text: 'ENV' }] };
}
