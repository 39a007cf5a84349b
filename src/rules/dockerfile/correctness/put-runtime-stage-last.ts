import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'put-runtime-stage-last',
  title: 'Put the stage that is shipped last',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'A plain `docker build` makes the last stage. When that is the one for tests or development, whoever forgets `--target` ships it, with its tools and its settings.',
  remedy: 'Move the production stage to the end of the file.',
  references: ['https://docs.docker.com/build/building/multi-stage/#stop-at-a-specific-build-stage'],
  messages: { last: 'A plain build makes {last}, not {runtime}.' },
  check: {
    file({ model, report }) {
      const last = model.target;
      const name = last?.from.name;
      if (!last || !name || !/^(?:dev|devel|development|tests?|testing|debug|lint|ci)$/i.test(name.text)) return;
      const runtime = model.stages.findLast(
        (stage) => stage !== last && /^(?:prod|production|release|runtime|runner)$/.test(stage.name ?? ''),
      );
      if (!runtime?.from.name) return;
      const related = [{ at: runtime.from.name.span, note: 'This looks like the stage to ship.' }];
      report({ message: 'last', values: { last: name.text, runtime: runtime.from.name.text }, at: name.span, related });
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim AS production\nCMD ["node", "app.js"]\nFROM production AS dev\nCMD ["npm", "run", "dev"]\n',
      at: 'dev',
      good: 'FROM node:24-slim AS dev\nCMD ["npm", "run", "dev"]\nFROM node:24-slim AS production\nCMD ["node", "app.js"]\n',
    },
    { title: 'A file for tests only', good: 'FROM node:24-slim AS deps\nFROM deps AS test\nRUN npm test\n' },
  ],
});
