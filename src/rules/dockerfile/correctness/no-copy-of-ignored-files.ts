import type { Add, Copy } from '#dockerfile/document.js';
import type { Context } from '#lint/context.js';
import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-copy-of-ignored-files',
  title: 'Do not copy what .dockerignore leaves out',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['CopyIgnoredFile'],
  why: 'The builder never gets what .dockerignore names, so the COPY fails with "not found", although the file is there.',
  remedy: 'Take the file back in with a line `!path` at the end of .dockerignore, or drop the COPY.',
  references: ['https://docs.docker.com/reference/build-checks/copy-ignored-file/'],
  messages: { ignored: '.dockerignore leaves {path} out of the build context.' },
  check: {
    COPY(copy, context) {
      if (!copy.from) reportIgnored(copy, context);
    },
    ADD(add, context) {
      reportIgnored(add, context);
    },
  },
  examples: [
    { bad: 'FROM alpine:3.23\nCOPY dist /app\n', at: 'dist', dockerignore: 'dist\n' },
    { title: 'Taken back in', good: 'FROM alpine:3.23\nCOPY dist/app /app\n', dockerignore: 'dist\n!dist/app\n' },
    {
      title: 'From another stage',
      good: 'FROM alpine:3.23 AS build\nFROM scratch\nCOPY --from=build dist /app\n',
      dockerignore: 'dist\n',
    },
  ],
});

type Reporting = Pick<Context, 'isIgnored' | 'stateAt'> & {
  report(report: {
    readonly message: 'ignored';
    readonly values: { readonly path: string };
    readonly at: Copy['span'];
  }): void;
};

function reportIgnored(instruction: Copy | Add, { isIgnored, stateAt, report }: Reporting): void {
  if (!isIgnored) return;
  for (const { text, span } of instruction.sources) {
    const path = stateAt(instruction)?.expand(text);
    // A pattern may still match something else; an address is no file of the context.
    if (path === undefined || /[*?[]|^[a-z]+:\/\/|^git@/.test(path)) continue;
    if (isIgnored(path)) report({ message: 'ignored', values: { path }, at: span });
  }
}
