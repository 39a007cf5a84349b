import type { Word } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import type { Command } from '#shell/command.js';
import { effectsOf } from '#shell/effects.js';

/** Names of values that differ from build to build. */
const VOLATILE =
  /^(?:(?:CI_)?(?:BUILD|COMMIT)_?(?:DATE|TIME|TIMESTAMP|ID|NUMBER|NUM|SHA|HASH|REF|SHORT_SHA)|(?:GIT|VCS|SOURCE|CI)_?(?:COMMIT|SHA|SHA1|HASH|REF|REV|REVISION|BRANCH|COMMIT_SHA|COMMIT_HASH)(?:_SHORT)?|COMMIT|REVISION|SHA|GITHUB_SHA|GITHUB_RUN_ID|CI_COMMIT_SHA|CI_PIPELINE_ID|BUILD|CREATED|TIMESTAMP|CACHE_?BUST(?:ER)?)$/i;

export default defineRule({
  id: 'put-volatile-args-last',
  title: 'Declare what changes with every build below the expensive steps',
  category: 'cache',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Every RUN below an ARG has its value in the environment. With a new commit or date all of them run again, also those that never look at it: the packages are downloaded and the application is compiled anew for a label.',
  remedy: 'Move the ARG directly above the instruction that uses it.',
  references: ['https://docs.docker.com/build/cache/invalidation/'],
  messages: { early: 'With every new value of {names} the install below runs again.' },
  check: {
    stage(stage, { text, report, commandsOf }) {
      const open = new Map<string, Word>();
      for (const instruction of stage.instructions) {
        if (instruction.kind === 'ARG') {
          for (const { name } of instruction.declarations) if (VOLATILE.test(name.text)) open.set(name.text, name);
          continue;
        }
        if (open.size === 0 || instruction.kind === 'LABEL' || instruction.kind === 'ONBUILD') continue;
        const source = text.slice(instruction.span.start, instruction.lines.end);
        for (const name of open.keys()) if (source.includes(name)) open.delete(name);
        const [first] = open.values();
        if (!first || instruction.kind !== 'RUN' || !commandsOf(instruction).some(isExpensive)) continue;
        report({
          message: 'early',
          values: { names: [...open.keys()].join(', ') },
          at: first.span,
          related: [{ at: instruction.keyword.span, note: 'This step runs again with every value.' }],
        });
        return;
      }
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nARG GIT_SHA\nCOPY package*.json ./\nRUN npm ci\nLABEL revision=$GIT_SHA\n',
      at: 'GIT_SHA',
      good: 'FROM node:24-slim\nCOPY package*.json ./\nRUN npm ci\nARG GIT_SHA\nLABEL revision=$GIT_SHA\n',
    },
    {
      title: 'The step needs it',
      good: 'FROM golang:1.27\nARG GIT_SHA\nRUN go build -ldflags "-X main.sha=$GIT_SHA" .\n',
    },
    {
      title: 'A version changes seldom',
      good: 'FROM debian:13\nARG APP_VERSION=1.2\nRUN apt-get update && apt-get install -y curl\n',
    },
  ],
});

function isExpensive(command: Command): boolean {
  return effectsOf(command).some(({ kind }) => kind === 'install' || kind === 'build');
}
