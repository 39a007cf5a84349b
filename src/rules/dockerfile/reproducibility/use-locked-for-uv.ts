import { defineRule } from '#lint/define-rule.js';
import { findOption, invocationOf } from '#shell/invocation.js';

export default defineRule({
  id: 'use-locked-for-uv',
  title: 'Sync with uv from the lock file and fail when it does not match',
  category: 'reproducibility',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: '`uv sync` resolves anew and rewrites uv.lock when it does not match the manifest: the image then holds versions that nobody tested, and nothing tells you.',
  remedy: 'Add `--locked` (fail on a mismatch) or `--frozen` (do not look at the manifest).',
  references: ['https://docs.astral.sh/uv/guides/integration/docker/'],
  messages: { loose: 'uv sync may leave the lock file.' },
  check: {
    commands: {
      uv(command, { report, instructionOf, stateAt }) {
        const call = invocationOf(command);
        const [word] = call?.subcommandWords ?? [];
        if (!call || word?.value !== 'sync' || findOption(call, '--locked', '--frozen')) return;
        const state = stateAt(instructionOf(command));
        if (state?.variable('UV_LOCKED') || state?.variable('UV_FROZEN')) return;
        report({
          message: 'loose',
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
      bad: 'FROM python:3.13-slim\nCOPY pyproject.toml uv.lock ./\nRUN uv sync --no-dev\n',
      at: 'sync',
      good: 'FROM python:3.13-slim\nCOPY pyproject.toml uv.lock ./\nRUN uv sync --locked --no-dev\n',
    },
    {
      title: 'Set for the whole image',
      good: 'FROM python:3.13-slim\nENV UV_LOCKED=1\nCOPY pyproject.toml uv.lock ./\nRUN uv sync\n',
    },
  ],
});
