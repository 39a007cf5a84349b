import type { AnalysedImage } from './analyse.js';
import { finalFiles } from './final-files.js';
import type { Inventory } from './packages/find-packages.js';

/** An image read for a comparison. */
export interface ComparedImage {
  readonly scanned: AnalysedImage;
  readonly inventory: Inventory;
  hashOf(layer: number, row: number): number;
}

/** How the second image differs from the first. */
export interface ImageDifference {
  readonly size: readonly [number, number];
  readonly contentSize: readonly [number, number];
  /** Layers from the base on that are the same, and how many each has. */
  readonly layers: { readonly shared: number; readonly sharedSize: number; readonly count: readonly [number, number] };
  readonly files: {
    readonly added: readonly FileDifference[];
    readonly removed: readonly FileDifference[];
    readonly changed: readonly FileDifference[];
  };
  readonly packages: readonly PackageDifference[];
  readonly config: readonly { readonly name: string; readonly before: unknown; readonly after: unknown }[];
}

export interface FileDifference {
  readonly path: string;
  /** undefined where there is none. */
  readonly before: number | undefined;
  readonly after: number | undefined;
  /** What differs of a changed one. */
  readonly what: readonly ('type' | 'content' | 'mode' | 'owner' | 'link')[];
}

export interface PackageDifference {
  readonly type: string;
  readonly name: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Compares what containers of two images see, and what the images cost. */
export async function compareImages(before: ComparedImage, after: ComparedImage): Promise<ImageDifference> {
  const sizeOf = ({ scanned }: ComparedImage) => scanned.image.layers.reduce((sum, { size }) => sum + size, 0);
  const contentOf = ({ scanned }: ComparedImage) =>
    scanned.layers.reduce((sum, { contentSize }) => sum + contentSize, 0);
  const [a, b] = [before.scanned.image.layers, after.scanned.image.layers];
  const shared = sharedLayersOf(
    a.map(({ diffId }) => diffId),
    b.map(({ diffId }) => diffId),
  );
  return {
    size: [sizeOf(before), sizeOf(after)],
    contentSize: [contentOf(before), contentOf(after)],
    layers: {
      shared,
      sharedSize: b.slice(0, shared).reduce((sum, { size }) => sum + size, 0),
      count: [a.length, b.length],
    },
    files: filesBetween(before, after),
    packages: packagesBetween(before.inventory, after.inventory),
    config: await configBetween(before, after),
  };
}

/** How many layers from the base on two images have in common: all of a base image's in what is built from it. */
export function sharedLayersOf(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((diffId, index) => diffId !== b[index]);
  return differs < 0 ? a.length : differs;
}

function filesBetween(before: ComparedImage, after: ComparedImage): ImageDifference['files'] {
  const added: FileDifference[] = [];
  const removed: FileDifference[] = [];
  const changed: FileDifference[] = [];
  for (const { node, layer, row } of finalFiles(after.scanned, after.scanned.merged)) {
    const path = after.scanned.tree.pathOf(node);
    const old = visibleAt(before, path);
    const size = sizeOf(after, layer, row);
    if (!old) added.push({ path, before: undefined, after: size, what: [] });
    else {
      const what = whatDiffers(before, old, after, { layer, row });
      if (what.length > 0) changed.push({ path, before: sizeOf(before, old.layer, old.row), after: size, what });
    }
  }
  for (const { node, layer, row } of finalFiles(before.scanned, before.scanned.merged)) {
    const path = before.scanned.tree.pathOf(node);
    if (!visibleAt(after, path)) removed.push({ path, before: sizeOf(before, layer, row), after: undefined, what: [] });
  }
  return { added, removed, changed };
}

interface Place {
  readonly layer: number;
  readonly row: number;
}

function visibleAt({ scanned }: ComparedImage, path: string): Place | undefined {
  const node = scanned.tree.find(path);
  return node === undefined ? undefined : scanned.merged.visibleAt(node);
}

/** The content of a hard link is its target's. */
function contentOf({ scanned }: ComparedImage, { layer, row }: Place) {
  const content = scanned.merged.contentOf(layer, row);
  return { ...content, table: (scanned.layers[content.layer] as AnalysedImage['layers'][number]).table };
}

function sizeOf(image: ComparedImage, layer: number, row: number): number {
  const content = contentOf(image, { layer, row });
  return content.table.sizeOf(content.row);
}

function whatDiffers(before: ComparedImage, old: Place, after: ComparedImage, now: Place): FileDifference['what'] {
  const [a, b] = [contentOf(before, old), contentOf(after, now)];
  if (a.table.typeOf(a.row) !== b.table.typeOf(b.row)) return ['type'];
  const what: FileDifference['what'][number][] = [];
  if (a.table.sizeOf(a.row) !== b.table.sizeOf(b.row) || before.hashOf(a.layer, a.row) !== after.hashOf(b.layer, b.row))
    what.push('content');
  if (a.table.modeOf(a.row) !== b.table.modeOf(b.row)) what.push('mode');
  if (a.table.uidOf(a.row) !== b.table.uidOf(b.row) || a.table.gidOf(a.row) !== b.table.gidOf(b.row))
    what.push('owner');
  if (a.table.linkOf(a.row) !== b.table.linkOf(b.row)) what.push('link');
  return what;
}

function packagesBetween(before: Inventory, after: Inventory): readonly PackageDifference[] {
  const versions = ({ packages }: Inventory) => {
    const byName = new Map<string, Set<string>>();
    for (const { type, name, version } of packages) {
      const key = `${type} ${name}`;
      byName.set(key, (byName.get(key) ?? new Set()).add(version));
    }
    return byName;
  };
  const [old, now] = [versions(before), versions(after)];
  const found: PackageDifference[] = [];
  for (const key of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const [was, is] = [[...(old.get(key) ?? [])].sort(), [...(now.get(key) ?? [])].sort()];
    const space = key.indexOf(' ');
    if (was.join() !== is.join())
      found.push({ type: key.slice(0, space), name: key.slice(space + 1), before: was, after: is });
  }
  return found;
}

async function configBetween(before: ComparedImage, after: ComparedImage): Promise<ImageDifference['config']> {
  const [a, b] = await Promise.all(
    [before, after].map(async ({ scanned }) => {
      const { config, architecture, os } = await scanned.image.config();
      return { os, architecture, ...config } as Record<string, unknown>;
    }),
  );
  const names = [...new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})])];
  return names
    .filter((name) => JSON.stringify(a?.[name] ?? null) !== JSON.stringify(b?.[name] ?? null))
    .map((name) => ({ name, before: a?.[name] ?? null, after: b?.[name] ?? null }));
}
