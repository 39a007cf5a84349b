import type { Add, Copy } from '#dockerfile/document.js';
import type { Context } from '#lint/context.js';
import { defineRule } from '#lint/define-rule.js';
import type { Report } from '#lint/rule.js';
import { localSources } from '#model/copy-source.js';

export default defineRule({
  id: 'no-context-into-root',
  title: 'Copy the application into a directory of its own',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'In the root directory the files of the project mix with the system: a folder `bin`, `lib` or `etc` of the project is merged into the one of the same name, and nobody can tell any more what belongs to what.',
  remedy: 'Copy to a directory such as `/app`, and make it the WORKDIR.',
  messages: { mixed: 'The whole build context is mixed with the files of the system.' },
  check: {
    COPY: judge,
    ADD: judge,
  },
  examples: [
    { bad: 'FROM python:3.13-slim\nCOPY . /\n', at: '/', good: 'FROM python:3.13-slim\nCOPY . /app/\n' },
    { title: 'A folder that is laid out like the system', good: 'FROM debian:13\nCOPY rootfs /\n' },
    { title: 'There is no system', good: 'FROM scratch\nCOPY . /\n' },
  ],
});

function judge(copy: Copy | Add, { report, stageOf, stateAt }: Judging): void {
  const stage = stageOf(copy);
  const state = stateAt(copy);
  if (!stage?.shipped || stage.rootBase.kind !== 'image' || !copy.destination) return;
  if (state?.expand(copy.destination.text) !== '/') return;
  if (localSources(copy, state).some(({ path }) => path === ''))
    report({ message: 'mixed', at: copy.destination.span });
}

type Judging = Pick<Context, 'stageOf' | 'stateAt'> & { report(report: Report<'mixed'>): void };
