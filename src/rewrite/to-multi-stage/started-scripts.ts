import type { Files } from '#project/files.js';
import type { Original } from './original.js';

/** A script of the project that is started, with its text. */
export interface StartedScript {
  /** Where it lies in the project. */
  readonly path: string;
  readonly text: string;
}

/** The scripts of the project that the start names, also where COPY gives them another name. */
export async function startedScripts(
  { start, copies }: Original,
  project: Files | undefined,
): Promise<readonly StartedScript[]> {
  const started = new Set(start.map(nameOf));
  for (const { sources, destination } of copies) {
    if (destination && started.has(nameOf(destination.text))) for (const { text } of sources) started.add(nameOf(text));
  }
  const paths = (project?.paths ?? []).filter(
    (path) => started.has(nameOf(path)) && !/\.\w+$/.test(path.replace(/\.(?:ba)?sh$/, '')),
  );
  const scripts: StartedScript[] = [];
  for (const path of paths) {
    const text = await project?.read(path);
    if (text?.startsWith('#!')) scripts.push({ path, text });
  }
  return scripts;
}

/** The simple commands of a script, one a line, without `exec`. */
export function commandLinesOf({ text }: StartedScript): readonly string[] {
  return text
    .replace(/\\\r?\n\s*/g, ' ')
    .split(/\r?\n|&&|\|\||;/)
    .map((line) => line.trim().replace(/^exec\s+/, ''));
}

function nameOf(path: string): string {
  return path.split('/').at(-1) ?? '';
}
