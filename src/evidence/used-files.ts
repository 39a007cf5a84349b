import type { AnalysedImage } from '#image/analyse.js';
import { findFile } from '#image/find-file.js';
import { programPathOf } from '#image/find-program.js';
import type { ImageConfig } from '#image/image.js';
import type { ScriptStart } from '#image/script-start.js';
import { dispensableFiles } from '#knowledge/dispensable-files.js';
import type { Use } from '#rewrite/to-multi-stage/observation.js';

/** What tells which files a program uses. */
export interface UseEvidence {
  /** The words that the image starts with, and those of the process behind shells. */
  readonly start: readonly string[];
  /** Programs that a health check or a script names. */
  readonly named: readonly string[];
  /** Absolute paths that were noted while it ran. */
  readonly opened: readonly string[];
  readonly scriptStartOf: (layer: number, row: number) => ScriptStart | undefined;
}

/** The files that a program uses, each by the strongest evidence; `isOwn` tells which links the build made. */
export function usedFiles(
  scanned: AnalysedImage,
  config: ImageConfig,
  evidence: UseEvidence,
  isOwn: (path: string) => boolean,
): readonly Use[] {
  const uses = new Map<string, Use>();
  const use = (given: string, why: Use['why']): void => {
    const links: string[] = [];
    const file = findFile(scanned, given, (link) => links.push(`/${link}`));
    const table = file && scanned.layers[file.layer]?.table;
    if (!file || table?.typeOf(file.row) === 'directory') return;
    const path = `/${scanned.tree.pathOf(file.node)}`;
    if (why === 'opened' && (OF_EVERY_SYSTEM.test(path) || DISPENSABLE.has(path))) return;
    const known = uses.get(path);
    const own = [...new Set([...(known?.links ?? []), ...links.filter(isOwn)])];
    uses.set(path, { path, why: known?.why ?? why, ...(own.length > 0 && { links: own }) });
    if (known) return;
    const script = why === 'opened' ? undefined : evidence.scriptStartOf(file.layer, file.row);
    if (!script) return;
    use(script.interpreter, 'started');
    if (script.program) useProgram(script.program, 'started');
  };
  const useProgram = (name: string, why: Use['why']): void => {
    const path = programPathOf(scanned, config, name);
    if (path !== undefined) use(path, why);
  };
  const folder = config.config?.WorkingDir || '/';
  for (const word of evidence.start) {
    if (word === '' || word.startsWith('-')) continue;
    const program = programPathOf(scanned, config, word);
    if (program !== undefined) use(program, 'started');
    else for (const path of expanded(scanned, word.startsWith('/') ? word : `${folder}/${word}`)) use(path, 'started');
  }
  for (const name of evidence.named) useProgram(name, 'named');
  for (const path of evidence.opened) use(path, 'opened');
  return [...uses.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

const DISPENSABLE: ReadonlySet<string> = new Set(dispensableFiles.map(({ path }) => path));

/** Every system has its own: what a container gets at its start, and what its packages and users make of it. */
const OF_EVERY_SYSTEM =
  /^\/(?:proc|sys|dev|run|var\/lib\/dpkg|var\/cache|etc\/alternatives)\/|^\/etc\/(?:ld\.so\.cache|passwd|group|shadow|gshadow|hosts|hostname|resolv\.conf|mtab)$/;

/** The paths that a word of a shell means: a `*` stands for any part of a name. */
function expanded({ tree }: AnalysedImage, path: string): readonly string[] {
  if (!path.includes('*')) return [path];
  let found = [0];
  for (const part of path.split('/').filter((each) => each !== '' && each !== '.')) {
    const words = part.split('*').map((each) => each.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
    const pattern = new RegExp(`^${part.startsWith('*') ? '(?!\\.)' : ''}${words.join('.*')}$`);
    found = found.flatMap((node) => {
      const children: number[] = [];
      for (let child = tree.firstChildOf(node); child !== 0; child = tree.nextOf(child))
        if (pattern.test(tree.nameOf(child))) children.push(child);
      return children;
    });
  }
  return found.map((node) => `/${tree.pathOf(node)}`);
}
