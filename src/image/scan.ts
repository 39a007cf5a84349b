import type { StoredLayer } from './assemble.js';
import type { Image, Layer } from './image.js';
import { overLimit } from './image-error.js';
import type { LayerTable } from './layer-table.js';
import { layerTable } from './layer-table.js';
import { walkLayer } from './layer-walk.js';
import type { Limits } from './limits.js';
import { standardLimits } from './limits.js';
import type { PathTree } from './path-tree.js';
import { pathTree } from './path-tree.js';
import type { TarEntry } from './tar-entry.js';
import type { ContentReader } from './tar-walker.js';

/** An image whose layers have all been read once, with all digests checked. */
export interface ScannedImage {
  readonly image: Image;
  readonly tree: PathTree;
  readonly layers: readonly ScannedLayer[];
}

export interface ScannedLayer {
  readonly layer: Layer;
  readonly table: LayerTable;
  /** The bytes of the tar. */
  readonly unpackedSize: number;
  /** The bytes of the files in it. */
  readonly contentSize: number;
  /** Members whose paths led out of the image: shown, never followed. */
  readonly escaping: number;
}

/** Chooses the files whose content is wanted; `row` is the file's in the table of its layer. */
export type Watch = (entry: TarEntry, layer: number, row: number) => ContentReader | undefined;

export interface ScanOptions {
  readonly limits?: Limits;
  /** Asked for every file: may return a reader of its content. */
  readonly watch?: Watch;
  readonly onProgress?: (storedBytes: number) => void;
}

/** Reads all layers of an image, two at a time: inflating runs beside the rest. */
export async function scanImage(image: Image, options: ScanOptions = {}): Promise<ScannedImage> {
  const { limits = standardLimits, watch, onProgress } = options;
  const tree = pathTree();
  const layers: ScannedLayer[] = [];
  let entries = 0;
  const scan = async (layer: Layer): Promise<void> => {
    const table = layerTable(tree);
    let contentSize = 0;
    let escaping = 0;
    const visit = (entry: TarEntry) => {
      if (++entries > limits.entries) throw overLimit(image.name, `more than ${limits.entries} files.`);
      table.add(entry);
      contentSize += entry.storedSize;
      if (entry.escapes) escaping++;
      return entry.type === 'file' ? watch?.(entry, layer.index, table.length - 1) : undefined;
    };
    const unpackedSize = await walkLayer((layer as StoredLayer).blob, layer.diffId, limits, visit, onProgress);
    layers[layer.index] = { layer, table, unpackedSize, contentSize, escaping };
  };
  await inPairs(image.layers, scan);
  return { image, tree, layers };
}

/** Works on two at a time in order; after the first failure nothing new begins, and all have ended when it is thrown. */
async function inPairs<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  let failed = false;
  const worker = async () => {
    while (next < items.length && !failed) {
      const item = items[next++] as T;
      await work(item).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  const results = await Promise.allSettled([worker(), worker()]);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
