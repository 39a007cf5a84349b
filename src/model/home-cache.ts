import type { Run } from '#dockerfile/document.js';
import type { Command } from '#shell/command.js';
import { effectsOf } from '#shell/effects.js';
import { mountOver } from './cache-mount.js';
import type { State } from './stage.js';
import { isRoot } from './user-name.js';

/** Whether a RUN keeps a cache below the home folder out of its layer: by a mount, or by deleting it behind the command. */
export function keepsHomeCacheOut(
  run: Run,
  commands: readonly Command[],
  by: Command,
  folders: readonly string[],
): boolean {
  const later = commands.slice(commands.indexOf(by) + 1);
  return (
    folders.some((folder) => mountOver(run, `/root/${folder}`) !== undefined || mountBelowHome(run, folder)) ||
    later.some((command) => deletesBelowHome(command, folders))
  );
}

/** Root's home folder where the commands of a RUN have it; undefined for other users, and where HOME is set. */
export function rootHome(state: State | undefined): '/root' | undefined {
  return state?.user !== undefined && isRoot(state.user) && !state.variable('HOME') ? '/root' : undefined;
}

function mountBelowHome(run: Run, folder: string): boolean {
  return run.mounts.some(({ type, target }) => {
    if ((type !== 'cache' && type !== 'tmpfs') || !target) return false;
    return target.text.includes(`/${folder}`) || folder.startsWith(target.text.replace(/^.*\/(?=\.)/, ''));
  });
}

function deletesBelowHome(command: Command, folders: readonly string[]): boolean {
  return effectsOf(command).some(
    (effect) =>
      effect.kind === 'delete' &&
      effect.paths.some(({ value }) => folders.some((folder) => covers(value.replace(/\/\*?$/, ''), folder))),
  );
}

/** `~/.cache` covers `.cache/pip`; so does `/root/.cache/pip`. */
function covers(path: string, folder: string): boolean {
  const below = path.replace(/^.*?\/(?=\.)/, '');
  return below === folder || folder.startsWith(`${below}/`);
}
