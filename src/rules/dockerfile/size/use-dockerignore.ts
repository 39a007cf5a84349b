import { defineRule } from '#lint/define-rule.js';
import { contextSourcesOf } from '#model/context-sources.js';
import { bytesOf, namesOf, sentJunkOf } from '#model/sent-junk.js';

export default defineRule({
  id: 'use-dockerignore',
  title: 'Say in .dockerignore what stays out of the build',
  category: 'size',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Without a .dockerignore a COPY of everything takes the repository, the dependencies of your machine and files with passwords along, and each edit of a note runs the rest of the build anew.',
  remedy:
    'Write a .dockerignore beside the Dockerfile: `**/.git`, `**/node_modules`, `**/.env` and whatever else the image does not need.',
  references: ['https://docs.docker.com/build/concepts/context/#dockerignore-files'],
  messages: {
    missing: 'There is no .dockerignore: everything in this folder goes into the image.',
    junk: 'There is no .dockerignore, so that the image gets {paths}.',
  },
  check: {
    file({ path, model, isIgnored, hasFile, listing, report }) {
      if (isIgnored || !hasFile || BUILT_FROM_ABOVE.test(path)) return;
      const sources = contextSourcesOf(model);
      const whole = sources.find((each) => each.path === '');
      // Where a COPY names what is not there, the build context is another folder.
      if (!whole || sources.some((each) => each.path !== '' && !/[*?[\\]/.test(each.path) && !hasFile(each.path)))
        return;
      const at = whole.word.span;
      const junk = listing ? sentJunkOf(listing, undefined, [model]) : [];
      if (junk.length === 0) report({ message: 'missing', at });
      else
        report({
          message: 'junk',
          values: { paths: namesOf(junk) },
          at,
          evidence: { bytes: bytesOf(junk), estimated: !listing?.isComplete },
        });
    },
  },
  examples: [
    { bad: 'FROM node:24-slim\nCOPY . .\n', at: '.', files: ['server.js'] },
    {
      title: 'What it takes along',
      bad: 'FROM node:24-slim\nCOPY . .\n',
      at: '.',
      files: ['.env', '.git/HEAD', 'server.js'],
    },
    {
      title: 'The build context is another folder',
      good: 'FROM node:24-slim\nCOPY package.json ./\nRUN npm ci\nCOPY . .\n',
      files: ['entrypoint.sh'],
    },
    { title: 'With one', good: 'FROM node:24-slim\nCOPY . .\n', files: ['.dockerignore'], dockerignore: '.git\n' },
    { title: 'Only what is named', good: 'FROM node:24-slim\nCOPY server.js .\n', files: ['server.js'] },
  ],
});

/** Folders that hold Dockerfiles only: the build context is mostly the folder above. */
const BUILT_FROM_ABOVE =
  /(?:^|\/)(?:\.?docker|dockerfiles?|build|\.?ci|deploy(?:ment)?|containers?|images?|infra|ops|\.devcontainer)\/[^/]*$/i;
