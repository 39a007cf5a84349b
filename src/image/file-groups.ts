import type { ImageFileKind } from '#knowledge/image-file-kind.js';
import { imageFileKindOf } from '#knowledge/image-file-kind.js';
import type { AnalysedImage } from './analyse.js';

/** The files of one kind in one layer, also those that a later layer hides: they are in the image all the same. */
export interface FileGroup {
  readonly kind: ImageFileKind;
  readonly layer: number;
  readonly bytes: number;
  readonly files: number;
  /** The largest first, at most ten. */
  readonly paths: readonly string[];
  /** A container still sees some of them. */
  readonly isVisible: boolean;
}

/** The files that rules ask about, in one pass over all layers. */
export function fileGroupsOf({ tree, layers, merged }: AnalysedImage): readonly FileGroup[] {
  const groups = new Map<string, Draft>();
  for (const [layer, { table }] of layers.entries()) {
    for (let row = 0; row < table.length; row++) {
      if (table.typeOf(row) !== 'file') continue;
      const bytes = table.storedSizeOf(row);
      if (bytes === 0) continue;
      const path = tree.pathOf(table.nodeOf(row));
      const kind = imageFileKindOf(path);
      if (!kind) continue;
      const key = `${layer} ${kind}`;
      const group = groups.get(key) ?? { kind, layer, bytes: 0, files: 0, isVisible: false, largest: [] };
      group.bytes += bytes;
      group.files++;
      group.isVisible ||= merged.hiddenBy(layer, row) === undefined;
      addLargest(group.largest, { path, bytes });
      groups.set(key, group);
    }
  }
  return [...groups.values()].map(({ largest, ...group }) => ({ ...group, paths: largest.map(({ path }) => path) }));
}

interface Draft {
  readonly kind: ImageFileKind;
  readonly layer: number;
  bytes: number;
  files: number;
  isVisible: boolean;
  readonly largest: { readonly path: string; readonly bytes: number }[];
}

const MOST = 10;

function addLargest(list: Draft['largest'], file: Draft['largest'][number]): void {
  if (list.length === MOST && (list[MOST - 1] as typeof file).bytes >= file.bytes) return;
  const at = list.findIndex(({ bytes }) => bytes < file.bytes);
  list.splice(at < 0 ? list.length : at, 0, file);
  list.length = Math.min(list.length, MOST);
}
