import { defineRule } from '#lint/define-rule.js';
import { invocationOf } from '#shell/invocation.js';

const CHANGES: Readonly<Record<string, RegExp>> = {
  npm: /^(?:audit fix|update|upgrade|up)\b/,
  yarn: /^(?:upgrade|up|upgrade-interactive)\b/,
  pnpm: /^(?:update|up|upgrade)\b/,
  composer: /^update\b/,
  bundle: /^update\b/,
  cargo: /^update\b/,
  poetry: /^(?:update|lock)\b/,
};

export default defineRule({
  id: 'no-lockfile-changes-in-build',
  title: 'Do not update dependencies while building the image',
  category: 'reproducibility',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'The image then holds versions that are in no lock file and in no commit: two builds of one commit differ, and what you tested is not what runs.',
  remedy: 'Update in the repository, commit the lock file, and only install here.',
  messages: { changes: '`{program} {subcommand}` changes versions that the lock file has settled.' },
  check: {
    command(command, { report }) {
      const changes = Object.hasOwn(CHANGES, command.program) ? CHANGES[command.program] : undefined;
      if (!changes) return;
      const call = invocationOf(command);
      if (!call || call.options.some(({ name }) => name === '-g' || name === '--global')) return;
      const words = [...call.subcommandWords, ...call.operands];
      const matched = changes.exec(words.map(({ value }) => value).join(' '))?.[0];
      const first = words[0];
      // npm update npm, composer self-update and the like bring the tool itself up to date.
      const rest = words.slice(matched?.split(' ').length ?? 0);
      if (!matched || !first || rest.some(({ value }) => /^(?:npm|yarn|pnpm)(?:@|$)/.test(value))) return;
      const last = words[matched.split(' ').length - 1] ?? first;
      report({
        message: 'changes',
        values: { program: command.program, subcommand: matched },
        at: { start: first.span.start, end: last.span.end },
      });
    },
  },
  examples: [
    { bad: 'FROM node:24-slim\nCOPY package*.json ./\nRUN npm ci && npm audit fix\n', at: 'audit fix' },
    { good: 'FROM node:24-slim\nCOPY package*.json ./\nRUN npm ci\n' },
  ],
});
