import { posix } from 'node:path';
import type { Add, Copy } from '#dockerfile/document.js';
import type { Context } from '#lint/context.js';
import { defineRule } from '#lint/define-rule.js';
import type { Report } from '#lint/rule.js';
import { hasOwnWorkdir, isAbsolutePath } from '#model/own-workdir.js';

export default defineRule({
  id: 'set-workdir-before-relative-copy',
  title: 'Set WORKDIR before copying to a relative path',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3045'],
  why: 'Without WORKDIR a relative destination lies in the root directory: the application mixes with `/etc`, `/lib` and `/usr`, and a folder of the same name is merged into the system’s own.',
  remedy: 'Set `WORKDIR /app` above, or write a destination that starts with `/`.',
  references: ['https://docs.docker.com/reference/dockerfile/#workdir'],
  messages: { root: 'Without WORKDIR, {destination} lies in the root directory.' },
  check: {
    COPY: judge,
    ADD: judge,
  },
  examples: [
    {
      bad: 'FROM python:3.13-slim\nCOPY app.py app/\n',
      at: 'app/',
      good: 'FROM python:3.13-slim\nCOPY app.py /app/\n',
    },
    {
      title: 'All of it into the root',
      bad: 'FROM python:3.13-slim\nCOPY . .\n',
      at: '.',
      good: 'FROM python:3.13-slim\nWORKDIR /srv\nCOPY . .\n',
    },
    { title: 'The base image has a working directory', good: 'FROM golang:1.27\nCOPY . .\n' },
    {
      title: 'A stage below sets it',
      good: 'FROM debian:13 AS base\nWORKDIR /app\nFROM base\nCOPY . .\n',
    },
    { title: 'There is nothing to mix with', good: 'FROM scratch\nCOPY server .\n' },
    { title: 'Nothing is known of the base image', good: 'FROM registry.example.com/base:1\nCOPY . .\n' },
  ],
});

function judge(copy: Copy | Add, { report, stageOf, stateAt }: Judging): void {
  const state = stateAt(copy);
  const stage = stageOf(copy);
  if (!copy.destination || !state || !stage?.shipped || stage.rootBase.kind === 'scratch') return;
  if (state.workdirIsSet || state.workdir !== '/') return;
  const destination = state.expand(copy.destination.text);
  if (
    !destination ||
    isAbsolutePath(destination) ||
    isAbsolutePath(copy.destination.text) ||
    hasOwnWorkdir(stage, copy)
  )
    return;
  const { text, span } = copy.destination;
  const isExact = span.end - span.start === text.length && /^[\w./-]+$/.test(text);
  const absolute = posix.join('/', text);
  // Into the root itself it is better to choose a folder; what a stage hands over may be meant to stand beside it.
  const isPlain = isExact && absolute !== '/' && !copy.json && !copy.flags.some(({ name }) => name === 'from');
  report({
    message: 'root',
    values: { destination },
    at: span,
    fix: isPlain ? { title: `Write ${absolute}`, safety: 'safe', edits: [{ span, text: absolute }] } : undefined,
  });
}

type Judging = Pick<Context, 'stageOf' | 'stateAt'> & { report(report: Report<'root'>): void };
