import type { Files } from '#project/files.js';
import { stacks } from './index.js';
import type { CommonFacts, Stack } from './stack.js';

/** A folder of a project with a program of one stack. */
export interface Unit {
  /** From the project's root; `''` is the root itself. */
  readonly folder: string;
  readonly stack: Stack;
  readonly facts: CommonFacts;
}

/** Everything in a project that could become an image, libraries too, by folder and stack. */
export async function findUnits(project: Files): Promise<readonly Unit[]> {
  const found = await Promise.all(
    stacks.flatMap((stack) => foldersOf(project, stack).map((folder) => unitIn(project, stack, folder))),
  );
  return found.flat().sort((a, b) => compare(a.folder, b.folder) || compare(a.stack.name, b.stack.name));
}

/** What a folder holds, one entry for each stack that knows it. */
export async function unitsIn(project: Files, folder: string): Promise<readonly Unit[]> {
  const found = await Promise.all(stacks.map((stack) => unitIn(project, stack, folder)));
  return found.flat().sort((a, b) => compare(a.stack.name, b.stack.name));
}

async function unitIn(project: Files, stack: Stack, folder: string): Promise<readonly Unit[]> {
  const facts = await stack.read(project, folder);
  return facts ? [{ folder, stack, facts }] : [];
}

function foldersOf({ paths }: Files, { markers }: Stack): readonly string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    const match = markers.exec(path);
    if (!match || ASIDE.test(path)) continue;
    const folder = path.slice(0, match.index);
    if (folder.split('/').length <= MAX_DEPTH) folders.add(folder);
  }
  return [...folders];
}

const MAX_DEPTH = 6;

/** Where programs are kept that are not the project's own. */
const ASIDE =
  /(?:^|\/)(?:tests?|__tests__|e2e|fixtures?|testdata|examples?|samples?|docs?|templates?|vendor|third_party)\//i;

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
