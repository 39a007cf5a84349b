import type { Files } from '#project/files.js';

/** Those of these names at the top of a project that its sources have in a text: alone, or with a path behind. */
export async function namedFiles(
  { paths, read }: Files,
  isSource: RegExp,
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  const texts = await Promise.all(paths.filter((path) => isSource.test(path)).map((path) => read(path)));
  return new Set(
    names.filter((name) =>
      texts.some((text) =>
        ['"', '"./', "'", "'./"].some((quote) => NEXT.some((next) => text?.includes(quote + name + next))),
      ),
    ),
  );
}

const NEXT = ['"', "'", '/', '\\'];
