import type { Files } from '#project/files.js';

/** A place in the sources where a pattern matches. */
export interface Hit {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly match: RegExpExecArray;
}

/** So many source files are read; a program says what it is in the first of them. */
const MAX_FILES = 500;
const MAX_LENGTH = 256 * 1024;

/** A program's own sources, with their texts. */
export type Sources = ReadonlyMap<string, string>;

/** Reads the sources of a program, those near its root first; neither tests nor examples. */
export async function readSources(files: Files, isSource: (path: string) => boolean): Promise<Sources> {
  const paths = files.paths
    .filter((path) => isSource(path) && !ASIDE.test(path))
    .sort((a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1))
    .slice(0, MAX_FILES);
  const texts = await Promise.all(paths.map((path) => files.read(path)));
  const sources = new Map<string, string>();
  paths.forEach((path, index) => {
    const text = texts[index];
    if (text !== undefined && text.length <= MAX_LENGTH) sources.set(path, text);
  });
  return sources;
}

/** The first place where a pattern matches. */
export function findInSources(sources: Sources, pattern: RegExp): Hit | undefined {
  for (const [path, text] of sources) {
    const match = new RegExp(pattern.source, pattern.flags.replace('g', '')).exec(text);
    if (match) return { path, line: text.slice(0, match.index).split('\n').length, match };
  }
  return undefined;
}

/** Every match of a pattern, in the order of the files. */
export function allInSources(sources: Sources, pattern: RegExp): readonly Hit[] {
  const flags = pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`;
  return [...sources].flatMap(([path, text]) =>
    [...text.matchAll(new RegExp(pattern.source, flags))].map((match) => ({
      path,
      line: text.slice(0, match.index).split('\n').length,
      match,
    })),
  );
}

/** Where a hit lies, as facts name it: `src/server.ts:12`. */
export function placeOf({ path, line }: Hit): string {
  return `${path}:${line}`;
}

const ASIDE =
  /(?:^|\/)(?:tests?|__tests__|spec|specs|e2e|fixtures?|testdata|examples?|docs?|benchmarks?|vendor|third_party|migrations)\/|[._-](?:test|spec)\.[a-z]+$|(?:^|\/)test_[^/]*\.py$|_test\.go$/i;

function depthOf(path: string): number {
  return path.split('/').length;
}
