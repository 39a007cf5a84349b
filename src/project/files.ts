/** The files of a project as the stacks read them: from a disk, from memory, from wherever else a project lies. */
export interface Files {
  /** The paths of all files from the project's root, with forward slashes, sorted. */
  readonly paths: readonly string[];
  /** The text of a file; undefined when there is none, or when it is no text of a sensible size. */
  read(path: string): Promise<string | undefined>;
}

/** Files that are given as texts by path. */
export function memoryFiles(texts: Readonly<Record<string, string>>): Files {
  const byPath = new Map(Object.entries(texts));
  return { paths: [...byPath.keys()].sort(), read: async (path) => byPath.get(path) };
}

/** The files below a folder, with that as their root. */
export function filesBelow(files: Files, folder: string): Files {
  if (folder === '') return files;
  const prefix = `${folder}/`;
  return {
    paths: files.paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length)),
    read: (path) => files.read(prefix + path),
  };
}
