import { defineRule } from '#lint/define-rule.js';
import { joinRuns } from '#lint/edits/join-runs.js';
import { commandWith } from '#model/cleanup.js';
import { effectsOf } from '#shell/effects.js';
import type { Manager } from '#shell/program.js';

const MANAGERS: readonly Manager[] = ['apt', 'apk', 'yum', 'dnf', 'microdnf', 'zypper', 'pacman'];

export default defineRule({
  id: 'no-package-lists-alone',
  title: 'Fetch package lists in the RUN that installs from them',
  category: 'cache',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DS-0017', 'CKV_DOCKER_5'],
  why: 'The layer with the lists is cached. When an install line below it changes months later, it runs against the old lists and fails with "404 Not Found", or installs outdated versions.',
  remedy: 'Join the update and the install with `&&` in one RUN.',
  references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  messages: { alone: '{command} fetches lists that a later layer will find outdated.' },
  check: {
    RUN(run, { document, model, commandsOf, report, text }) {
      const commands = commandsOf(run);
      const refresh = commandWith('refresh', MANAGERS, commands);
      if (!refresh || run.mounts.some(({ type }) => type === 'cache')) return;
      const used = commands
        .slice(commands.indexOf(refresh))
        .some((command) => command !== refresh && usesLists(command));
      if (used || effectsOf(refresh).length > 1) return;
      const { start, end } = refresh.span;
      const next = document.instructions[document.instructions.indexOf(run) + 1];
      const installs = next?.kind === 'RUN' && commandWith('install', MANAGERS, commandsOf(next)) !== undefined;
      const [script] = model.scriptsOf(run);
      // What else the first shell does, such as cd, would be known to the second.
      const edit =
        installs && commands.length === 1
          ? joinRuns(document, [run, script], [next, model.scriptsOf(next)[0]])
          : undefined;
      report({
        message: 'alone',
        values: { command: text.slice(start, end).split('\n')[0] ?? '' },
        at: refresh.span,
        fix: edit && { title: 'Join it with the RUN below', safety: 'safe', edits: [edit] },
      });
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN apt-get update\nRUN apt-get install -y curl\n',
      at: 'apt-get update',
      good: 'FROM debian:13\nRUN apt-get update \\\n    && apt-get install -y curl\n',
    },
    {
      bad: 'FROM alpine:3.23\nRUN apk update\n\nRUN apk add curl \\\n    git\n',
      at: 'apk update',
      good: 'FROM alpine:3.23\nRUN apk update \\\n    && apk add curl \\\n    git\n',
    },
    {
      title: 'A comment stands between: a person has to say where it goes',
      bad: 'FROM alpine:3.23\nRUN apk update\n# tools\nRUN apk add curl\n',
      at: 'apk update',
    },
    {
      title: 'The lists stay in a cache mount',
      good: 'FROM debian:13\nRUN --mount=type=cache,target=/var/lib/apt apt-get update\n',
    },
  ],
});

/** Installing, upgrading, or a script that may do either. */
function usesLists(command: Parameters<typeof effectsOf>[0]): boolean {
  if (effectsOf(command).some(({ kind }) => kind === 'install' || kind === 'upgrade')) return true;
  return (
    /\.sh$|^(?:sh|bash|apt-cache|apt-file|unattended-upgrade|mk-build-deps|gdebi|dpkg|xargs|eval|make|\.|source)$/.test(
      command.program,
    ) || command.program === ''
  );
}
