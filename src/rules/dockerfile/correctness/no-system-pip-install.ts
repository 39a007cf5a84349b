import type { BaseImageFacts } from '#knowledge/base-image.js';
import { defineRule } from '#lint/define-rule.js';
import type { State } from '#model/stage.js';
import type { Command } from '#shell/command.js';
import { findOption, invocationOf } from '#shell/invocation.js';
import type { ShellWord } from '#shell/shell-word.js';

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
    stage(stage, { report, commandsOf }) {
      const facts = stage.rootBase.kind === 'image' ? stage.rootBase.facts : undefined;
      if (!facts || !isManaged(facts) || stage.commands.some(leavesSystemPython)) return;
      const { distribution = '', release = '' } = facts;
      for (const run of stage.instructions) {
        if (run.kind !== 'RUN') continue;
        for (const command of commandsOf(run)) {
          const install = systemInstall(command);
          if (!install || setsOwnPython(stage.at(run))) continue;
          report({ message: 'managed', values: { program: command.program, distribution, release }, at: install.span });
        }
      }
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

/** The `install` of a pip that writes to the Python of the system. */
function systemInstall(command: Command): ShellWord | undefined {
  if (!/^pip3?$/.test(command.program) || command.name?.value.includes('/')) return undefined;
  if (command.wrapper?.name?.value.includes('/')) return undefined;
  const call = invocationOf(command);
  if (call?.subcommand !== 'install') return undefined;
  if (findOption(call, '--break-system-packages', '--target', '-t', '--prefix', '--root', '--python')) return undefined;
  return call.subcommandWords[0];
}

function setsOwnPython({ variable }: State): boolean {
  return (
    variable('PATH')?.source === 'ENV' ||
    variable('VIRTUAL_ENV') !== undefined ||
    variable('PIP_BREAK_SYSTEM_PACKAGES') !== undefined
  );
}

/** The stage removes the guard, or uses another Python than the system's. */
function leavesSystemPython({ name, args, assignments }: Command): boolean {
  const words = [name?.value ?? '', ...args.map(({ value }) => value), ...assignments.map((each) => each.name)];
  return words.some((word) =>
    /EXTERNALLY-MANAGED|activate$|PIP_BREAK_SYSTEM_PACKAGES|conda|pyenv|break-system-packages/.test(word),
  );
}

function isManaged({ distribution, release, kind }: BaseImageFacts): boolean {
  return (distribution === 'debian' || distribution === 'ubuntu') && kind === 'os' && MANAGED.has(release ?? '');
}
