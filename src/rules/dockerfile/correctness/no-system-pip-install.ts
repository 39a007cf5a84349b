import type { BaseImageFacts } from '#knowledge/base-image.js';
import { defineRule } from '#lint/define-rule.js';
import { findOption, invocationOf } from '#shell/invocation.js';

const MANAGED = new Set([
  'bookworm',
  'trixie',
  'forky',
  'sid',
  '12',
  '13',
  '24.04',
  'noble',
  '24.10',
  '25.04',
  '25.10',
  '26.04',
]);

export default defineRule({
  id: 'no-system-pip-install',
  title: "Install Python packages into a virtual environment, not into the distribution's Python",
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Debian 12, Ubuntu 24.04 and everything newer refuse pip outside of a virtual environment: "error: externally-managed-environment" (PEP 668). The build fails at this line.',
  remedy:
    'Create a virtual environment with `python3 -m venv /opt/venv` and put its bin folder first in PATH, or start from a python image.',
  references: ['https://peps.python.org/pep-0668/'],
  messages: { managed: '{program} install is refused by the Python of {distribution} {release}.' },
  check: {
    command(command, { report, instructionOf, stageOf, stateAt, commandsOf }) {
      if (!/^pip3?$/.test(command.program) || command.name?.value.includes('/')) return;
      const call = invocationOf(command);
      const [install] = call?.subcommandWords ?? [];
      if (call?.subcommand !== 'install' || !install) return;
      if (findOption(call, '--break-system-packages', '--target', '-t', '--prefix', '--root', '--python')) return;
      const run = instructionOf(command);
      const stage = stageOf(run);
      const state = stateAt(run);
      const facts = stage?.rootBase.kind === 'image' ? stage.rootBase.facts : undefined;
      if (!stage || !state || !facts || !isManaged(facts)) return;
      const ownPath = state.variable('PATH')?.source === 'ENV' || state.variable('VIRTUAL_ENV') !== undefined;
      if (ownPath || state.variable('PIP_BREAK_SYSTEM_PACKAGES')) return;
      const words = [...stage.commands, ...commandsOf(run)].flatMap(({ name, args, assignments }) => [
        name?.value ?? '',
        ...args.map(({ value }) => value),
        ...assignments.map((assignment) => assignment.name),
      ]);
      if (
        words.some((word) =>
          /EXTERNALLY-MANAGED|activate$|PIP_BREAK_SYSTEM_PACKAGES|conda|pyenv|break-system-packages/.test(word),
        )
      )
        return;
      const { distribution = '', release = '' } = facts;
      report({ message: 'managed', values: { program: command.program, distribution, release }, at: install.span });
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN pip3 install flask\n',
      at: 'install',
      good: 'FROM debian:13\nRUN apt-get update && apt-get install -y python3-venv && python3 -m venv /opt/venv\nENV PATH=/opt/venv/bin:$PATH\nRUN pip3 install flask\n',
    },
    { title: 'A python image has a Python of its own', good: 'FROM python:3.13-slim\nRUN pip install flask\n' },
  ],
});

function isManaged({ distribution, release, kind }: BaseImageFacts): boolean {
  return (distribution === 'debian' || distribution === 'ubuntu') && kind === 'os' && MANAGED.has(release ?? '');
}
