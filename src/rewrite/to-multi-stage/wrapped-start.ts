import type { Files } from '#project/files.js';
import type { Original } from './original.js';
import { absolute } from './split.js';
import { commandLinesOf, startedScripts } from './started-scripts.js';

/** A program that is started by a script of the project. */
export interface WrappedStart {
  /** The words of the program, as the script has them. */
  readonly words: readonly string[];
  /** Where the script lies in the image. */
  readonly script: string;
}

/** The last command of the script that the start names, where it is the program; undefined when no script starts it. */
export async function wrappedStart(
  original: Original,
  project: Files | undefined,
  program: RegExp,
): Promise<WrappedStart | undefined> {
  const [first = ''] = original.start;
  for (const script of await startedScripts(original, project)) {
    const line = commandLinesOf(script).findLast((each) => program.test(each));
    if (line === undefined) continue;
    const words = (line.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((word) => word.replace(/^["']|["']$/g, ''));
    return { words, script: placeOf(first, original) };
  }
  return undefined;
}

/** A name without a path is found where COPY puts it. */
function placeOf(name: string, { workdir, copies, stage }: Original): string {
  if (name.includes('/')) return absolute(name, workdir);
  for (const copy of copies) {
    const text = copy.destination && (stage.at(copy).expand(copy.destination.text) ?? copy.destination.text);
    const target = text === undefined ? '' : absolute(text, stage.at(copy).workdir ?? '/');
    if (target.endsWith(`/${name}`)) return target;
    if (copy.sources.some((source) => source.text.split('/').at(-1) === name)) return absolute(name, target);
  }
  return absolute(name, '/usr/local/bin');
}
