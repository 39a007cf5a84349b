import { defineRule } from '#lint/define-rule.js';
import { findOption, invocationOf } from '#shell/invocation.js';

export default defineRule({
  id: 'use-locked-for-cargo',
  title: 'Build and install with the versions of Cargo.lock',
  category: 'reproducibility',
  severity: 'info',
  packs: ['reproducible'],
  since: '2026-11',
  aliases: [],
  why: '`cargo install` ignores the lock file of the program unless it is told otherwise, and `cargo build` quietly changes a lock file that does not match. Either way the image holds versions that nobody tested.',
  remedy: 'Add `--locked`.',
  references: ['https://doc.rust-lang.org/cargo/commands/cargo-install.html'],
  messages: { loose: 'cargo {subcommand} does not hold on to Cargo.lock.' },
  check: {
    commands: {
      cargo(command, { report }) {
        const call = invocationOf(command);
        const word = command.args.find(({ value }) => !value.startsWith('-') && !value.startsWith('+'));
        if (
          !call ||
          !word ||
          !/^(?:build|install|b)$/.test(word.value) ||
          findOption(call, '--locked', '--frozen', '--offline')
        )
          return;
        report({
          message: 'loose',
          values: { subcommand: word.value },
          at: word.span,
          fix: {
            title: 'Add --locked',
            safety: 'review',
            edits: [{ span: { start: word.span.end, end: word.span.end }, text: ' --locked' }],
          },
        });
      },
    },
  },
  examples: [
    {
      bad: 'FROM rust:1.92\nCOPY . .\nRUN cargo build --release\n',
      at: 'build',
      good: 'FROM rust:1.92\nCOPY . .\nRUN cargo build --locked --release\n',
    },
    { good: 'FROM rust:1.92\nRUN cargo install --locked just@1.43.1\n' },
  ],
});
