import type { Run } from '#dockerfile/document.js';
import type { Command } from '#shell/command.js';
import { effectsOf } from '#shell/effects.js';
import type { Manager } from '#shell/program.js';
import { mountOver } from './cache-mount.js';
import { removalOf } from './removals.js';

/** The command that does something with a package manager. */
export function commandWith(
  kind: 'install' | 'refresh' | 'upgrade' | 'clean' | 'remove',
  managers: readonly Manager[],
  commands: readonly Command[],
): Command | undefined {
  return commands.find((command) => hasEffect(kind, managers, command));
}

/** Whether a command does something with one of these package managers. */
export function hasEffect(
  kind: 'install' | 'refresh' | 'upgrade' | 'clean' | 'remove',
  managers: readonly Manager[],
  command: Command,
): boolean {
  return effectsOf(command).some((effect) => effect.kind === kind && managers.includes(effect.manager));
}

/** Whether a RUN keeps a manager's cache out of its layer: it cleans up behind the install, deletes the folder, or mounts over it. */
export function keepsOutOfLayer(
  run: Run,
  commands: readonly Command[],
  install: Command,
  managers: readonly Manager[],
  folders: readonly string[],
): boolean {
  const later = commands.slice(commands.indexOf(install) + 1);
  return (
    commandWith('clean', managers, later) !== undefined ||
    folders.some((folder) => mountOver(run, folder) !== undefined || removalOf(folder, later) !== undefined)
  );
}

/** The last command of a RUN that installs or upgrades and whose cache stays in the layer. */
export function leftoverOf(
  run: Run,
  commands: readonly Command[],
  managers: readonly Manager[],
  folders: readonly string[],
): Command | undefined {
  const last = commands.findLast(
    (each) => hasEffect('install', managers, each) || hasEffect('upgrade', managers, each),
  );
  const manager =
    last && managers.find((each) => hasEffect('install', [each], last) || hasEffect('upgrade', [each], last));
  return last && manager && !keepsOutOfLayer(run, commands, last, [manager], folders) ? last : undefined;
}
