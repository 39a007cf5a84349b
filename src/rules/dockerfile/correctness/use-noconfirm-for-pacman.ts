import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'use-noconfirm-for-pacman',
  title: 'Let pacman answer its own question',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Nobody answers during a build: pacman asks for confirmation, reads the end of its input, and aborts.',
  remedy: 'Add `--noconfirm`.',
  messages: { asks: 'pacman {operation} asks for confirmation, and nobody answers.' },
  check: {
    commands: {
      pacman(command, { report }) {
        const operation = command.args.find(({ value }) => /^-[SUR][a-z]*$/.test(value));
        if (!operation || /[sipgl]/.test(operation.value.slice(2)) || command.pipeline.indexOf(command) > 0) return;
        if (operation.value !== '-Sy' && !command.args.some(({ value }) => value === '--noconfirm')) {
          report({
            message: 'asks',
            values: { operation: operation.value },
            at: operation.span,
            fix: {
              title: 'Add --noconfirm',
              safety: 'safe',
              edits: [{ span: { start: operation.span.end, end: operation.span.end }, text: ' --noconfirm' }],
            },
          });
        }
      },
    },
  },
  examples: [
    {
      bad: 'FROM archlinux:base\nRUN pacman -Syu git\n',
      at: '-Syu',
      good: 'FROM archlinux:base\nRUN pacman -Syu --noconfirm git\n',
    },
    { title: 'A search asks nothing', good: 'FROM archlinux:base\nRUN pacman -Ss git\n' },
  ],
});
