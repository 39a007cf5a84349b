import { defineRule } from '#lint/define-rule.js';
import { cacheMountFix } from '#lint/edits/cache-mount-fix.js';
import { commandWith } from '#model/cleanup.js';
import { keepsHomeCacheOut, rootHome } from '#model/home-cache.js';
import { findOption, invocationOf } from '#shell/invocation.js';

export default defineRule({
  id: 'use-no-cache-dir-for-pip',
  title: 'Install with pip without keeping its cache',
  category: 'size',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3042'],
  why: 'pip keeps every downloaded and built wheel below ~/.cache/pip, about as many bytes again as the packages themselves. In an image nobody reads them.',
  remedy: 'Add `--no-cache-dir` behind `install`, or mount a cache over /root/.cache/pip.',
  references: ['https://pip.pypa.io/en/stable/topics/caching/'],
  messages: { kept: '{program} install keeps its cache in this layer.' },
  check: {
    command(command, { report, instructionOf, isShipped, stateAt, commandsOf, builder }) {
      if (!/^pip[\d.]*$/.test(command.program)) return;
      const call = invocationOf(command);
      const [install] = call?.subcommandWords ?? [];
      if (call?.subcommand !== 'install' || !install || findOption(call, '--no-cache-dir', '--no-cache')) return;
      const run = instructionOf(command);
      if (run.kind !== 'RUN' || !isShipped(run)) return;
      const commands = commandsOf(run);
      if (
        commands.some(({ assignments, args }) =>
          [...assignments.map(({ name }) => name), ...args.map(({ value }) => value)].some(isSwitch),
        )
      )
        return;
      if (stateAt(run)?.variable('PIP_NO_CACHE_DIR')) return;
      if (keepsHomeCacheOut(run, commands, command, ['.cache/pip'])) return;
      if (commandWith('clean', ['pip'], commands.slice(commands.indexOf(command)))) return;
      const removes = ['/**/.cache/pip'];
      const home =
        stateAt(run)?.variable('PIP_CACHE_DIR') || findOption(call, '--cache-dir') ? undefined : rootHome(stateAt(run));
      const mount =
        builder === 'persistent' && home ? cacheMountFix(run, [`${home}/.cache/pip`], { removes }) : undefined;
      report({
        message: 'kept',
        values: { program: command.program },
        at: install.span,
        fix: mount ?? {
          title: 'Add --no-cache-dir',
          safety: 'safe',
          edits: [{ span: { start: install.span.end, end: install.span.end }, text: ' --no-cache-dir' }],
          removes,
        },
      });
    },
  },
  examples: [
    {
      bad: 'FROM python:3.13-slim\nRUN pip install flask==3.1.2\n',
      at: 'install',
      good: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir flask==3.1.2\n',
    },
    {
      title: 'The builder keeps its caches',
      builder: 'persistent',
      bad: 'FROM python:3.13-slim\nRUN pip install flask==3.1.2\n',
      at: 'install',
      good: 'FROM python:3.13-slim\nRUN --mount=type=cache,target=/root/.cache/pip pip install flask==3.1.2\n',
    },
    {
      title: 'A cache mount',
      good: 'FROM python:3.13-slim\nRUN --mount=type=cache,target=/root/.cache/pip pip install flask\n',
    },
    {
      title: 'Switched off for the whole image',
      good: 'FROM python:3.13-slim\nENV PIP_NO_CACHE_DIR=1\nRUN pip install flask\n',
    },
  ],
});

function isSwitch(text: string): boolean {
  return /^PIP_NO_CACHE_DIR(?:=|$)/.test(text);
}
