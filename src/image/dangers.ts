import { byPath } from '#text/by-path.js';
import type { AnalysedImage } from './analyse.js';
import type { LayerTable } from './layer-table.js';

/** A visible file that gives more rights than most need. */
export interface DangerousFile {
  readonly path: string;
  readonly kind: 'setuid' | 'setgid' | 'world-writable' | 'capabilities';
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly layer: number;
}

/** Files that run with their owner's rights, that carry capabilities, or that everybody may change; by path. */
export function dangerousFilesOf({ tree, layers, merged }: AnalysedImage): readonly DangerousFile[] {
  const found: DangerousFile[] = [];
  for (const [layer, { table }] of layers.entries()) {
    for (let row = 0; row < table.length; row++) {
      const kinds = kindsOf(table, row);
      if (kinds.length === 0 || merged.hiddenBy(layer, row) !== undefined) continue;
      const path = tree.pathOf(table.nodeOf(row));
      const rest = { path, mode: table.modeOf(row), uid: table.uidOf(row), gid: table.gidOf(row), layer };
      for (const kind of kinds) found.push({ kind, ...rest });
    }
  }
  return found.sort(byPath);
}

function kindsOf(table: LayerTable, row: number): readonly DangerousFile['kind'][] {
  const type = table.typeOf(row);
  if (type === 'symlink' || type === 'whiteout' || type === 'opaque') return [];
  const mode = table.modeOf(row);
  const kinds: DangerousFile['kind'][] = [];
  if (type !== 'directory' && mode & 0o4000) kinds.push('setuid');
  if (type !== 'directory' && mode & 0o2000) kinds.push('setgid');
  // The sticky bit makes a shared folder safe; devices are the engine's.
  if ((type === 'file' && mode & 0o002) || (type === 'directory' && (mode & 0o1002) === 0o002))
    kinds.push('world-writable');
  if (type === 'file' && table.hasCapabilities(row)) kinds.push('capabilities');
  return kinds;
}
