import type { Observation, ObservedFile, ObservedRuntime } from './observation.js';
import type { ObservedFolders } from './observed-folders.js';
import { isWithin } from './split.js';

/** What the image that runs must get, each with how that is known. */
export interface ObservedNeeds {
  /** Paths that the build made. */
  readonly copies: ReadonlyMap<string, string>;
  /** Packages of the distribution. */
  readonly packages: ReadonlyMap<string, string>;
  /** Links that the build made and that lead to what is copied. */
  readonly links: readonly string[];
}

/** What a runtime image lacks of all that is used, and of all that this needs in turn. */
export function observedNeeds(
  { uses, files, notNoted }: Observation,
  runtime: ObservedRuntime,
  folders: ObservedFolders,
): ObservedNeeds {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const lacks = new Set(runtime.lacks);
  const provided = new Set(runtime.packages);
  const copies = new Map<string, string>();
  const packages = new Map<string, string>();
  const links = new Set<string>();
  const isCopied = (path: string) => [...copies.keys()].some((copy) => isWithin(path, copy));

  function need(path: string, reason: string, isProgram: boolean, link?: string): void {
    const file = byPath.get(path);
    if (!file || isCopied(path)) return;
    const isThere = !lacks.has(path);
    if (file.package !== undefined && !provided.has(file.package)) {
      if (!packages.has(file.package)) packages.set(file.package, `${path} ${reason}`);
      if (!file.isChanged) return;
    }
    if (file.isChanged) {
      copy(path, `${reason}, and the build changed it`);
      return;
    }
    // What a slim image leaves out of a package that it has is copied like what no package brought.
    if ((file.package !== undefined || file.line === undefined) && isThere) return;
    if (link !== undefined) links.add(link);
    const taken = file.package === undefined && file.line !== undefined ? folders.pathsFor(file, isProgram) : [path];
    for (const each of taken) copy(each, each === path ? reason : `holds ${path}, which ${reason}`);
  }

  function copy(path: string, reason: string): void {
    if (isCopied(path)) return;
    for (const known of [...copies.keys()]) if (isWithin(known, path)) copies.delete(known);
    copies.set(path, reason);
    const inside = folders.filesIn(path);
    for (const file of inside.length > 0 ? inside : [byPath.get(path)]) needOf(file);
  }

  function needOf(file: ObservedFile | undefined): void {
    for (const { path, link } of file?.needs ?? []) need(path, `is needed by ${file?.path} (ELF)`, true, link);
  }

  for (const { path, why, links: passed = [] } of uses) {
    need(path, REASONS[why], why !== 'opened');
    if (isCopied(path)) for (const link of passed) links.add(link);
  }
  // Nobody saw what it opens: all that was installed may be.
  if (notNoted !== undefined)
    for (const path of folders.installed) copy(path, 'was installed, and nothing notes what is opened');
  return { copies, packages, links: [...links].filter((link) => !isCopied(link)) };
}

const REASONS = {
  started: 'is started',
  opened: 'is opened while it runs',
  named: 'is named by a health check or a script',
} as const;
