import { posix } from 'node:path';
import type { Add, Copy } from '#dockerfile/document.js';
import type { Context } from '#lint/context.js';
import { defineRule } from '#lint/define-rule.js';
import type { Report } from '#lint/rule.js';
import { hasOwnWorkdir, isAbsolutePath } from '#model/own-workdir.js';

export default defineRule({
  id: 'use-absolute-copy-destination',
  title: 'Say where copied files go',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: ['DL3045'],
  why: 'This file sets no WORKDIR, so only the base image knows where a relative destination is. A reader has to look it up, and a new version of that image can move the files.',
  remedy: 'Set WORKDIR in this file, or write a destination that starts with `/`.',
  messages: { unknown: 'Only the base image says where {destination} is.' },
  check: {
    COPY: judge,
    ADD: judge,
  },
  examples: [
    {
      title: 'The base image is known',
      bad: 'FROM golang:1.27\nCOPY . .\n',
      at: '.',
      good: 'FROM golang:1.27\nCOPY . /go/\n',
    },
    {
      bad: 'FROM registry.example.com/base:1\nCOPY app.py app/\n',
      at: 'app/',
      good: 'FROM registry.example.com/base:1\nWORKDIR /srv\nCOPY app.py app/\n',
    },
    { title: 'A whole path', good: 'FROM registry.example.com/base:1\nCOPY app.py /srv/\n' },
  ],
});

function judge(copy: Copy | Add, { report, stageOf, stateAt }: Judging): void {
  const state = stateAt(copy);
  const stage = stageOf(copy);
  if (!copy.destination || !state || !stage || state.workdir === '/') return;
  const { text, span } = copy.destination;
  const destination = state.expand(text) ?? text.replace(/^["']|["']$/g, '');
  if (/^\$/.test(destination) || isAbsolutePath(destination) || isAbsolutePath(text) || hasOwnWorkdir(stage, copy))
    return;
  const isExact = span.end - span.start === text.length && /^[\w./-]+$/.test(text) && !copy.json;
  const folder = state.workdir && posix.join(state.workdir, text, /(?:^|\/)\.$/.test(text) ? '/' : '');
  const edits = folder && isExact ? [{ span, text: folder }] : undefined;
  // Another version of the base image may work somewhere else.
  const fix = edits && { title: `Write ${folder}`, safety: 'review' as const, edits };
  report({ message: 'unknown', values: { destination }, at: span, fix });
}

type Judging = Pick<Context, 'stageOf' | 'stateAt'> & { report(report: Report<'unknown'>): void };
