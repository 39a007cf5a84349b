import { defineRule } from '#lint/define-rule.js';
import { usedByOthers } from '#model/stage-users.js';

const TARGET_NAME =
  /(?:^|[-_.])(?:test|tests|testing|unit|unittest|e2e|spec|lint|linter|check|checks|verify|validate|format|dev|develop|development|devel|debug|debugger|ci|cd|cover|coverage|bench|docs?|tools?|artifacts?|binary|binaries|bin|export|output|out|dist|release|prod|production|runtime|runner|run|final|image|server|client|cli|app|web|api|worker|job|migrate|migrations?|shell|all|slim|alpine|debian|ubuntu|distroless|scratch|cross|update|generate|gen|vendor|mocks?|proto|protos|cuda|rocm|cpu|gpu|x86_64|amd64|arm64|arm|linux|darwin|windows)(?:$|[-_.])/;

export default defineRule({
  id: 'no-unused-stage',
  title: 'Remove stages that the image does not need',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: [],
  why: 'A named stage that no other stage uses is built only by `--target`. When nobody does that any more it is dead text that still has to be read, patched and reviewed.',
  remedy: 'Delete the stage, or give it a name that says it is a target, such as `test` or `dev`.',
  references: ['https://docs.docker.com/build/building/multi-stage/#stop-at-a-specific-build-stage'],
  messages: { unused: 'No stage uses {name}, and its name does not look like a target of its own.' },
  check: {
    file({ model, report }) {
      const used = usedByOthers(model.stages);
      for (const stage of model.stages) {
        const { name } = stage.from;
        if (stage.isTarget || !name || used.has(stage) || TARGET_NAME.test(name.text.toLowerCase())) continue;
        // What has a command of its own is meant to be run.
        if (stage.instructions.some(({ kind }) => kind === 'CMD' || kind === 'ENTRYPOINT')) continue;
        report({ message: 'unused', values: { name: name.text }, at: name.span });
      }
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim AS assets\nRUN npm ci\nFROM nginx:1.29\nCOPY dist /srv\n',
      at: 'assets',
      good: 'FROM node:24-slim AS assets\nRUN npm ci\nFROM nginx:1.29\nCOPY --from=assets /app/dist /srv\n',
    },
    { title: 'A target by its name', good: 'FROM node:24-slim AS unit-test\nRUN npm test\nFROM nginx:1.29\n' },
    { title: 'Chosen by a variable', good: 'FROM debian:13 AS os-sqlite\nFROM os-$KIND\n' },
    { title: 'It can be run', good: 'FROM node:24-slim AS jobs\nCMD ["node", "jobs.js"]\nFROM nginx:1.29\n' },
  ],
});
