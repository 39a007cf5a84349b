import { posix } from 'node:path';
import { defineRule } from '#lint/define-rule.js';
import { chainOf } from '#model/stage-chain.js';
import { isRoot } from '#model/user-name.js';
import type { Span } from '#text/span.js';

export default defineRule({
  id: 'no-root-home-for-other-user',
  title: 'Put nothing into /root that another user needs',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Only root may enter /root. The user that runs the application gets "permission denied" for everything below it, or does not find the program at all.',
  remedy: 'Install into a place for everybody, such as a virtual environment in /opt/venv.',
  messages: { closed: '{path} is closed to {user}, who runs the application.' },
  check: {
    file({ model, report, commandsOf }) {
      const { target } = model;
      const user = target?.at().user;
      if (!target || !user || isRoot(user)) return;
      const found: { path: string; at: Span }[] = [];
      for (const stage of chainOf(target)) {
        for (const instruction of stage.instructions) {
          if (instruction.kind === 'COPY' || instruction.kind === 'ADD') {
            const { destination } = instruction;
            const path = destination && stage.at(instruction).expand(destination.text);
            if (path && isInRootHome(path)) found.push({ path, at: destination.span });
          } else if (instruction.kind === 'RUN') {
            const isByRoot = isRoot(stage.at(instruction).user ?? '');
            for (const { program, args } of commandsOf(instruction)) {
              const word = /^pip[\d.]*$/.test(program) ? args.find(({ value }) => value === '--user') : undefined;
              if (word && isByRoot) found.push({ path: '/root/.local', at: word.span });
              // Somebody has thought of it.
              if (
                /^ch(?:mod|own)$/.test(program) &&
                args.some(({ value }) => posix.normalize(`${value}/`) === '/root/')
              )
                return;
            }
          }
        }
      }
      for (const { path, at } of found) report({ message: 'closed', values: { path, user }, at });
    },
  },
  examples: [
    {
      bad: 'FROM python:3.13 AS build\nRUN pip install --user flask\nFROM python:3.13-slim\nCOPY --from=build /root/.local /root/.local\nUSER 10001\n',
      at: '/root/.local',
      good: 'FROM python:3.13 AS build\nRUN python -m venv /opt/venv && /opt/venv/bin/pip install flask\nFROM python:3.13-slim\nCOPY --from=build /opt/venv /opt/venv\nUSER 10001\n',
    },
    { bad: 'FROM python:3.13-slim\nRUN pip install --user flask\nUSER 10001\n', at: '--user' },
    { title: 'Root runs it', good: 'FROM python:3.13-slim\nCOPY app /root/app\nCMD ["/root/app"]\n' },
  ],
});

function isInRootHome(path: string): boolean {
  return /^\/root(?:\/|$)/.test(posix.normalize(path));
}
