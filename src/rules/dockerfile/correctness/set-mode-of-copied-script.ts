import { posix } from 'node:path';
import { defineRule } from '#lint/define-rule.js';
import { startOf } from '#model/stage-chain.js';

export default defineRule({
  id: 'set-mode-of-copied-script',
  title: 'Make a script from a here-document executable',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'A file that COPY makes from a here-document has the mode 644. The container that is to start it ends with "permission denied".',
  remedy: 'Add `--chmod=755` to COPY.',
  references: ['https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'],
  messages: { mode: '{path} is started as a program and is not executable.' },
  check: {
    file({ model, text, report }) {
      const { target } = model;
      if (!target) return;
      const { entrypoint, cmd } = startOf(target);
      const start = entrypoint ?? cmd;
      const program = start?.form === 'exec' ? start.exec[0]?.text : undefined;
      if (!program?.startsWith('/')) return;
      for (const instruction of target.instructions) {
        if (instruction.kind !== 'COPY' && instruction.kind !== 'ADD') continue;
        const { heredocs, destination, flags, keyword } = instruction;
        if (heredocs.length === 0 || !destination || flags.some(({ name }) => name === 'chmod')) continue;
        const state = target.at(instruction);
        const value = state.expand(destination.text);
        if (value === undefined || state.workdir === undefined) continue;
        const isFolder = value.endsWith('/') || value === '.';
        const paths = heredocs.map(({ name }) => posix.resolve(state.workdir ?? '/', value, isFolder ? name : ''));
        const below = text.slice(instruction.lines.end);
        if (!paths.includes(program) || /\bchmod\b/.test(below)) continue;
        const { end } = keyword.span;
        report({
          message: 'mode',
          values: { path: program },
          at: destination.span,
          fix: {
            title: 'Add --chmod=755',
            safety: 'review',
            edits: [{ span: { start: end, end }, text: ' --chmod=755' }],
          },
        });
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nCOPY <<EOF /start.sh\n#!/bin/sh\nexec app\nEOF\nENTRYPOINT ["/start.sh"]\n',
      at: '/start.sh',
      good: 'FROM debian:13\nCOPY --chmod=755 <<EOF /start.sh\n#!/bin/sh\nexec app\nEOF\nENTRYPOINT ["/start.sh"]\n',
    },
    {
      title: 'A shell reads it',
      good: 'FROM debian:13\nCOPY <<EOF /start.sh\nexec app\nEOF\nENTRYPOINT ["sh", "/start.sh"]\n',
    },
    {
      title: 'A RUN changes the mode',
      good: 'FROM debian:13\nCOPY <<EOF /start.sh\n#!/bin/sh\nEOF\nRUN chmod +x /start.sh\nENTRYPOINT ["/start.sh"]\n',
    },
  ],
});
