import { defineRule } from '#lint/define-rule.js';

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
    RUN(run, { report, model, text }) {
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
      report({ message: 'forgotten', values: { command: command.slice(0, 50) }, at: telling.span });
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN export PATH=/opt/bin:$PATH\n',
      at: 'export PATH=/opt/bin:$PATH',
      good: 'FROM debian:13\nENV PATH=/opt/bin:$PATH\n',
    },
    { bad: 'FROM node:24-slim\nRUN cd /app\n', at: 'cd /app' },
    { title: 'Used in the same RUN', good: 'FROM debian:13\nRUN export CC=gcc && make\n' },
  ],
});
