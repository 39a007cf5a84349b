import { defineRule } from '#lint/define-rule.js';
import { keepsOutOfLayer } from '#model/cleanup.js';
import type { Command } from '#shell/command.js';
import { findOption, invocationOf } from '#shell/invocation.js';

export default defineRule({
  id: 'use-no-cache-for-apk',
  title: 'Add packages without keeping the index of apk',
  category: 'size',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3019', 'DS-0025'],
  why: 'Without `--no-cache` the package index stays in the layer, some two megabytes, and a cached layer installs from an outdated one. With it apk fetches the index, uses it, and forgets it; `apk update` is then needless.',
  remedy: 'Add `--no-cache` behind `add` and drop `apk update`.',
  messages: { kept: 'apk add keeps the package index in this layer.' },
  check: {
    commands: {
      apk(command, { report, instructionOf, isShipped, commandsOf }) {
        const call = invocationOf(command);
        const [add] = call?.subcommandWords ?? [];
        if (call?.subcommand !== 'add' || !add || findOption(call, '--no-cache', '--no-network')) return;
        const run = instructionOf(command);
        if (run.kind !== 'RUN' || !isShipped(run) || followsAdd(command, commandsOf(run))) return;
        if (keepsOutOfLayer(run, commandsOf(run), command, ['apk'], ['/var/cache/apk', '/etc/apk/cache'])) return;
        report({
          message: 'kept',
          at: add.span,
          evidence: { bytes: 2_500_000, estimated: true },
          fix: {
            title: 'Add --no-cache',
            safety: 'safe',
            edits: [{ span: { start: add.span.end, end: add.span.end }, text: ' --no-cache' }],
          },
        });
      },
    },
  },
  examples: [
    { bad: 'FROM alpine:3.23\nRUN apk add curl\n', at: 'add', good: 'FROM alpine:3.23\nRUN apk add --no-cache curl\n' },
    { title: 'A cache mount', good: 'FROM alpine:3.23\nRUN --mount=type=cache,target=/var/cache/apk apk add curl\n' },
    {
      title: 'Deleted in the same layer',
      good: 'FROM alpine:3.23\nRUN apk add --update curl && rm -rf /var/cache/apk/*\n',
    },
  ],
});

/** Behind an `apk add --no-cache` in the same RUN there is no index to keep; the packages are installed already. */
function followsAdd(command: Command, commands: readonly Command[]): boolean {
  return commands
    .slice(0, commands.indexOf(command))
    .some(
      ({ program, args }) =>
        program === 'apk' &&
        args.some(({ value }) => value === 'add') &&
        args.some(({ value }) => value === '--no-cache'),
    );
}
