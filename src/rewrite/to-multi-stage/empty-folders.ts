import { invocationOf } from '#shell/invocation.js';
import type { ObservedFile } from './observation.js';
import type { Original } from './original.js';
import { absolute, isWithin } from './split.js';

/** Folders that a command makes by name and that stay empty: the program writes there. */
export function emptyFolders({ runs }: Original, files: readonly ObservedFile[]): readonly string[] {
  const made = runs.flatMap(({ commands, workdir }) => {
    let folder = workdir;
    return commands.flatMap((command) => {
      const words = (invocationOf(command)?.operands ?? []).map(({ value }) => value);
      if (command.program === 'cd') folder = absolute(words[0] ?? '.', folder);
      const makes = command.program === 'mkdir' || (command.program === 'install' && command.args[0]?.value === '-d');
      return makes ? words.map((word) => absolute(word, folder)) : [];
    });
  });
  return files
    .filter(({ path, type }) => type === 'directory' && made.includes(path))
    .filter(({ path }) => !files.some((file) => file.type !== 'directory' && isWithin(file.path, path)))
    .map(({ path }) => path);
}
