import type { LeftoverKind } from '#knowledge/leftover-path.js';
import { leftoverKindOf } from '#knowledge/leftover-path.js';
import type { AnalysedImage } from './analyse.js';
import { finalFiles } from './final-files.js';

/** Visible files of one kind that a container seldom needs. */
export interface Leftovers {
  readonly kind: LeftoverKind;
  readonly bytes: number;
  readonly files: number;
  /** The largest of them. */
  readonly largest: string;
}

/** What could be left out of an image, by kind, the most bytes first. Files that are hidden are waste, not leftovers. */
export function leftoversOf(scanned: AnalysedImage): readonly Leftovers[] {
  const kinds = new Map<LeftoverKind, { bytes: number; files: number; largest: string; most: number }>();
  for (const { node, layer, row } of finalFiles(scanned, scanned.merged)) {
    const table = (scanned.layers[layer] as AnalysedImage['layers'][number]).table;
    if (table.typeOf(row) !== 'file') continue;
    const path = scanned.tree.pathOf(node);
    const kind = leftoverKindOf(path);
    const bytes = table.storedSizeOf(row);
    if (!kind || bytes === 0) continue;
    const known = kinds.get(kind) ?? { bytes: 0, files: 0, largest: path, most: -1 };
    known.bytes += bytes;
    known.files++;
    if (bytes > known.most) Object.assign(known, { largest: path, most: bytes });
    kinds.set(kind, known);
  }
  return [...kinds]
    .map(([kind, { bytes, files, largest }]) => ({ kind, bytes, files, largest }))
    .sort((a, b) => b.bytes - a.bytes);
}
