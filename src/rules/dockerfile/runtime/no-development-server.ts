import { defineRule } from '#lint/define-rule.js';
import { startOf } from '#model/stage-chain.js';

export default defineRule({
  id: 'no-development-server',
  title: 'Serve with a production server',
  category: 'runtime',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'A development server handles one request at a time or reloads on every change of a file; some show a debugger to whoever causes an error. None is made to face the world.',
  remedy:
    'Start the production server: gunicorn or uvicorn without --reload, node on the built files, nginx for static ones.',
  messages: { development: '{server} is a server for development.' },
  check: {
    stage(stage, { report, commandsOf }) {
      if (!stage.isTarget || /dev|test|local/.test(stage.name ?? '')) return;
      const { entrypoint, cmd } = startOf(stage);
      for (const start of [cmd, entrypoint]) {
        if (!start) continue;
        // CMD holds the arguments of an ENTRYPOINT: `ENTRYPOINT ["flask"]`, `CMD ["run"]`.
        const behind = start === entrypoint && start.form === 'exec' ? (cmd?.exec ?? []).map(({ text }) => text) : [];
        for (const { program, name, args } of commandsOf(start)) {
          const line = [program, ...args.map(({ value }) => value), ...behind].join(' ');
          const server = SERVERS.find(({ pattern }) => pattern.test(line))?.server;
          if (!server || !name) continue;
          report({ message: 'development', values: { server }, at: name.span });
          return;
        }
      }
    },
  },
  examples: [
    { bad: 'FROM python:3.13-slim\nCMD ["flask", "run", "--host=0.0.0.0"]\n', at: '"flask"' },
    { bad: 'FROM node:24-slim\nCMD ["npm", "run", "dev"]\n', at: '"npm"' },
    {
      title: 'Divided between ENTRYPOINT and CMD',
      bad: 'FROM python:3.13-slim\nENTRYPOINT ["python", "manage.py"]\nCMD ["runserver", "0.0.0.0:8000"]\n',
      at: '"python"',
    },
    { good: 'FROM python:3.13-slim\nCMD ["gunicorn", "--bind", "0.0.0.0:8000", "app:app"]\n' },
    { title: 'A stage for development', good: 'FROM node:24-slim AS development\nCMD ["npm", "run", "dev"]\n' },
  ],
});

const SERVERS: readonly { readonly pattern: RegExp; readonly server: string }[] = [
  { pattern: /^flask (?:.* )?run\b/, server: 'flask run' },
  { pattern: /^python\S* -m flask\b.* run\b/, server: 'flask run' },
  { pattern: /\bmanage\.py (?:.* )?runserver\b/, server: 'manage.py runserver' },
  { pattern: /^uvicorn\b.* --reload\b/, server: 'uvicorn --reload' },
  { pattern: /^nodemon\b/, server: 'nodemon' },
  { pattern: /^(?:npm|yarn|pnpm|bun) (?:run )?(?:dev|start:dev|serve:dev|watch)\b/, server: 'the dev script' },
  { pattern: /^(?:npx )?ng serve\b/, server: 'ng serve' },
  { pattern: /^(?:npx )?vite(?: dev| serve)?$/, server: 'vite' },
  { pattern: /^(?:npx )?next dev\b/, server: 'next dev' },
  { pattern: /^php -S\b/, server: 'php -S' },
];
