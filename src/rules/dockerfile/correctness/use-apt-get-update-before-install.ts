import type { Run } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import { reviewFix } from '#lint/edits/review-fix.js';
import { commandWith, hasEffect } from '#model/cleanup.js';
import type { Stage } from '#model/stage.js';
import type { Command } from '#shell/command.js';
import { effectsOf } from '#shell/effects.js';

export default defineRule({
  id: 'use-apt-get-update-before-install',
  title: 'Fetch the package lists before the first install',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'The official Debian and Ubuntu images carry no package lists. Without `apt-get update` in the same layer the install fails with "Unable to locate package".',
  remedy: 'Put `apt-get update &&` in front of the install.',
  messages: { blind: '{program} install runs before any update; the base image has no package lists.' },
  check: {
    stage(stage, { report, commandsOf }) {
      const base = stage.base.kind === 'image' ? stage.base.facts : undefined;
      if (base?.packageManager !== 'apt-get' || (base.distribution !== 'debian' && base.distribution !== 'ubuntu'))
        return;
      const install = firstBlindInstall(stage, commandsOf);
      if (!install) return;
      const { script, inside, wrapper, after, span } = install;
      const isPlain = script.form === 'shell' && inside.length === 0 && !wrapper && after !== '||';
      const edit = isPlain
        ? { span: { start: span.start, end: span.start }, text: `${install.program} update && ` }
        : undefined;
      const fix = reviewFix('Fetch the lists first', edit);
      report({ message: 'blind', values: { program: install.program }, at: install.span, fix });
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN apt-get install -y curl\n',
      at: 'apt-get install -y curl',
      good: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\n',
    },
    {
      title: 'A local package file needs no lists',
      good: 'FROM debian:13\nCOPY app.deb /\nRUN apt-get install -y ./app.deb\n',
    },
    { title: 'Nothing is known of this base', good: 'FROM example/base:1.0\nRUN apt-get install -y curl\n' },
  ],
});

function firstBlindInstall(stage: Stage, commandsOf: (run: Run) => readonly Command[]): Command | undefined {
  for (const instruction of stage.instructions) {
    if (instruction.kind === 'COPY' || instruction.kind === 'ADD') continue;
    if (instruction.kind !== 'RUN') continue;
    const commands = commandsOf(instruction);
    // Lists may also come from a mount, a script, or a command that no one here can read.
    if (instruction.mounts.length > 0 || commandWith('refresh', ['apt'], commands) || commands.some(mayFetchLists))
      return undefined;
    const install = commands.find((command) => hasEffect('install', ['apt'], command));
    if (install) return namesPackages(install) ? install : undefined;
  }
  return undefined;
}

function mayFetchLists(command: Command): boolean {
  return (
    command.program === '' ||
    /\.sh$|^(?:sh|bash|curl|wget|add-apt-repository|source|\.|eval|make|python3?|ansible.*)$/.test(command.program) ||
    (command.name?.value.startsWith('/') === true && !/^\/(?:usr\/)?s?bin\//.test(command.name.value)) ||
    command.name?.value.startsWith('./') === true
  );
}

function namesPackages(command: Command): boolean {
  return effectsOf(command).some(
    (effect) =>
      effect.kind === 'install' &&
      effect.packages.length > 0 &&
      effect.packages.every(({ word }) => /^[a-z0-9]/.test(word.value) && !/\.deb$|\$/.test(word.value)),
  );
}
