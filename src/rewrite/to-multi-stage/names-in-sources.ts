import type { Files } from '#project/files.js';

/** Tells whether a source of the project has a name, or a path that begins with it, in a text. */
export async function namesInSources(project: Files | undefined): Promise<(name: string) => boolean> {
  const paths = (project?.paths ?? []).filter((path) => SOURCE.test(path));
  const texts = await Promise.all(paths.map((path) => project?.read(path)));
  const named = new Set(texts.flatMap((text) => [...(text ?? '').matchAll(NAMES)].map(([, name = '']) => name)));
  return (name) => named.has(name);
}

const SOURCE = /\.(?:c|cc|cpp|cxx|h|hh|hpp|hxx|rs|go|java|kt|scala|vala|zig|d|nim|f90|cs|swift|ml|hs)$/;

/** The first part of what begins like a path, in quotes. */
const NAMES = /["'`](?:\.\/)?([\w.-]+)(?=[/"'`])/g;
