import type { Command } from '#shell/command.js';
import { effectsOf } from '#shell/effects.js';

/** The command among some that deletes a folder, or everything in it; `/var/lib/apt/lists` is deleted by `rm -rf /var/lib/apt/lists/*`. */
export function removalOf(path: string, commands: readonly Command[]): Command | undefined {
  return commands.find((command) =>
    effectsOf(command).some(
      (effect) => effect.kind === 'delete' && effect.paths.some((word) => covers(word.value, path)),
    ),
  );
}

function covers(written: string, path: string): boolean {
  const folder = written.replace(/\/(?:\*|\{?\.?\*.*)?$/, '').replace(/\/+/g, '/');
  return folder !== '' && (path === folder || path.startsWith(`${folder}/`));
}
