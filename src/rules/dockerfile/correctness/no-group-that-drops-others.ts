import { defineRule } from '#lint/define-rule.js';
import { chainCommands } from '#model/stage-chain.js';
import { userPart } from '#model/user-name.js';
import type { Command } from '#shell/command.js';
import { findOption, invocationOf } from '#shell/invocation.js';

export default defineRule({
  id: 'no-group-that-drops-others',
  title: 'Leave the group out of USER when the user has several',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: '`USER name:group` gives the process this one group and no other. The groups that the user was added to above are lost, and so is the access to devices, sockets or files that they were for.',
  remedy: 'Write `USER name` without a group.',
  references: ['https://docs.docker.com/reference/dockerfile/#user'],
  messages: { lost: '{name} was added to {groups}: with a group behind the colon the process is not in it.' },
  check: {
    USER(user, { report, stageOf, stateAt }) {
      const stage = stageOf(user);
      const full = user.user && stateAt(user)?.expand(user.user.text);
      if (!stage || !user.user || !full?.includes(':')) return;
      const name = userPart(full);
      const own = full.slice(name.length + 1);
      const groups = chainCommands(stage)
        .flatMap((command) => groupsFor(name, command))
        .filter((group) => group !== own);
      if (groups.length === 0) return;
      const colon = user.user.text.lastIndexOf(':');
      const isExact = user.user.span.end - user.user.span.start === user.user.text.length;
      const at =
        isExact && colon > 0 ? { start: user.user.span.start + colon, end: user.user.span.end } : user.user.span;
      report({
        message: 'lost',
        values: { name, groups: [...new Set(groups)].join(', ') },
        at,
        fix:
          isExact && colon > 0
            ? { title: 'Leave the group out', safety: 'review', edits: [{ span: at, text: '' }] }
            : undefined,
      });
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN useradd app && usermod -aG video app\nUSER app:app\n',
      at: ':app',
      good: 'FROM debian:13\nRUN useradd app && usermod -aG video app\nUSER app\n',
    },
    { title: 'One group only', good: 'FROM debian:13\nRUN groupadd app && useradd -g app app\nUSER app:app\n' },
  ],
});

/** The further groups that a command puts a user into. */
function groupsFor(name: string, command: Command): readonly string[] {
  if (!/^(?:useradd|usermod|adduser|addgroup)$/.test(command.program)) return [];
  const call = invocationOf(command);
  const operands = (call?.operands ?? command.args.filter(({ value }) => !value.startsWith('-'))).map(
    ({ value }) => value,
  );
  if (command.program === 'useradd' || command.program === 'usermod') {
    const groups = call && findOption(call, '-G', '--groups')?.value;
    return groups && operands.at(-1) === name && !groups.includes('$') ? groups.split(',') : [];
  }
  return operands.length === 2 && operands[0] === name ? [operands[1] as string] : [];
}
