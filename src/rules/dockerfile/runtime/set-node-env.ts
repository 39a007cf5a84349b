import { defineRule } from '#lint/define-rule.js';
import { reviewFix } from '#lint/edits/review-fix.js';
import { startOf } from '#model/stage-chain.js';
import { lineEndOf } from '#text/lines.js';

export default defineRule({
  id: 'set-node-env',
  title: 'Run Node applications in production mode',
  category: 'runtime',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: [],
  why: 'Express, React and many libraries take a missing NODE_ENV for development: no cached templates, more checks, error pages with stack traces. That costs speed and shows your code to visitors.',
  remedy: 'Add `ENV NODE_ENV=production` to the last stage, below the install when that needs development packages.',
  references: ['https://expressjs.com/en/advanced/best-practice-performance.html'],
  messages: { development: 'NODE_ENV is not set: libraries run in development mode.' },
  check: {
    file({ model, path, text, report, commandsOf }) {
      const { target } = model;
      if (target?.rootBase.kind !== 'image' || target.rootBase.facts?.image !== 'node') return;
      if (target.at().variable('NODE_ENV') || /dev|test/i.test(`${path} ${target.name ?? ''}`)) return;
      const { entrypoint, cmd } = startOf(target);
      const start = cmd ?? entrypoint;
      if (!start) return;
      const runs = commandsOf(start).find(
        ({ program, args, assignments }) =>
          /^(?:node|npm|yarn|pnpm)$/.test(program) &&
          args.length > 0 &&
          !args.some(({ value }) => /^(?:--version|dev|test|run-?dev)$|^(?:start|serve|watch):dev$/.test(value)) &&
          !assignments.some(({ name }) => name === 'NODE_ENV'),
      );
      if (!runs) return;
      const top = (start.comments[0] ?? start).lines.start;
      const isHere = target.instructions.includes(start);
      // Above the start, not above the install: what builds needs its tools.
      const line = { span: { start: top, end: top }, text: `ENV NODE_ENV=production${lineEndOf(text)}` };
      const fix = reviewFix('Set NODE_ENV=production', isHere ? line : undefined);
      report({ message: 'development', at: start.keyword.span, fix });
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nCMD ["node", "server.js"]\n',
      at: 'CMD',
      good: 'FROM node:24-slim\nENV NODE_ENV=production\nCMD ["node", "server.js"]\n',
    },
    { title: 'It serves development', good: 'FROM node:24-slim AS dev\nCMD ["npm", "run", "dev"]\n' },
  ],
});
