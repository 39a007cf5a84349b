import type { AnalysedImage } from './analyse.js';
import { finalFiles } from './final-files.js';

/** A visible file that gives more rights than most need. */
export interface DangerousFile {
  readonly path: string;
  readonly kind: 'setuid' | 'setgid' | 'world-writable' | 'capabilities';
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly layer: number;
}

/** Files that run with their owner's rights, that carry capabilities, or that everybody may change. */
export function dangerousFilesOf(scanned: AnalysedImage): readonly DangerousFile[] {
  const found: DangerousFile[] = [];
  for (const { node, layer, row } of finalFiles(scanned, scanned.merged)) {
    const { table } = scanned.layers[layer] as AnalysedImage['layers'][number];
    const type = table.typeOf(row);
    if (type === 'symlink') continue;
    const mode = table.modeOf(row);
    const kinds: DangerousFile['kind'][] = [];
    if (type !== 'directory' && mode & 0o4000) kinds.push('setuid');
    if (type !== 'directory' && mode & 0o2000) kinds.push('setgid');
    // The sticky bit makes a shared folder safe; devices are the engine's.
    if ((type === 'file' && mode & 0o002) || (type === 'directory' && (mode & 0o1002) === 0o002))
      kinds.push('world-writable');
    if (type === 'file' && table.hasCapabilities(row)) kinds.push('capabilities');
    if (kinds.length === 0) continue;
    const rest = { path: scanned.tree.pathOf(node), mode, uid: table.uidOf(row), gid: table.gidOf(row), layer };
    for (const kind of kinds) found.push({ kind, ...rest });
  }
  return found;
}
