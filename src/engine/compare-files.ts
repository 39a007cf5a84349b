import { volatileFiles } from '#knowledge/volatile-files.js';
import { byPath } from '#text/by-path.js';
import { pathMatcher } from '#text/path-glob.js';
import type { FileList, ImageFile } from './file-list.js';

/** Files that may differ, and why. */
export interface Explanation {
  /** As `removes` of a fix: `*` within a name, `**` through folders; what lies below is covered. */
  readonly glob: string;
  readonly reason: string;
  /** What may happen to them. */
  readonly kinds: readonly FileDifference['kind'][];
}

/** A path at which two images differ. */
export interface FileDifference {
  readonly path: string;
  readonly kind: 'removed' | 'added' | 'changed';
  /** Bytes of the file, or of both together. */
  readonly bytes: number;
  /** What differs of a changed one: `mode 0644 -> 0755`. */
  readonly detail: string | undefined;
  /** Undefined when nothing explains it. */
  readonly reason: string | undefined;
}

/**
 * The differences between the files of two images, by path. Times do not count, nor does what varies between two
 * builds of one Dockerfile.
 */
export function compareFiles(
  before: FileList,
  after: FileList,
  explanations: readonly Explanation[],
): readonly FileDifference[] {
  const matchers = explanations.map((each) => ({ ...each, matches: pathMatcher(each.glob) }));
  const differences: FileDifference[] = [];
  const note = (kind: FileDifference['kind'], path: string, bytes: number, detail?: string) => {
    if (isVolatile(path, detail)) return;
    const reason = matchers.find(({ kinds, matches }) => kinds.includes(kind) && matches(path))?.reason;
    differences.push({ path, kind, bytes, detail, reason });
  };
  for (const [path, file] of before) {
    const other = after.get(path);
    const detail = other && detailOf(file, other);
    if (!other) note('removed', path, file.size);
    else if (detail) note('changed', path, file.size + other.size, detail);
  }
  for (const [path, file] of after) if (!before.has(path)) note('added', path, file.size);
  return withEmptied(before, differences.sort(byPath));
}

/** A folder is gone for the reason for which all that was in it is gone. */
function withEmptied(before: FileList, differences: readonly FileDifference[]): readonly FileDifference[] {
  const reasons = new Map(differences.map(({ path, reason }) => [path, reason]));
  const isFolder = ({ path, kind, reason }: FileDifference) =>
    kind === 'removed' && !reason && before.get(path)?.type === 'directory';
  // Deepest first: a folder may have held only such folders.
  const folders = differences.filter(isFolder).reverse();
  for (const { path } of folders) {
    const inside = [...before.keys()].filter((each) => each.startsWith(`${path}/`));
    if (inside.every((each) => reasons.get(each))) reasons.set(path, reasons.get(inside[0] ?? ''));
  }
  return differences.map((each) => ({ ...each, reason: reasons.get(each.path) }));
}

const volatile = volatileFiles.map(({ glob, contentOnly }) => ({ contentOnly, matches: pathMatcher(glob) }));

function isVolatile(path: string, detail: string | undefined): boolean {
  const onlyContent = detail !== undefined && /^(?:content|size)\b/.test(detail);
  return volatile.some(({ contentOnly, matches }) => (onlyContent || !contentOnly) && matches(path));
}

/** What differs, the weightiest first; undefined when nothing does. */
function detailOf(a: ImageFile, b: ImageFile): string | undefined {
  if (a.type !== b.type) return `${a.type} -> ${b.type}`;
  // The mode of a link means nothing.
  if (a.type !== 'symlink' && a.mode !== b.mode) return `mode ${octal(a.mode)} -> ${octal(b.mode)}`;
  if (a.uid !== b.uid || a.gid !== b.gid) return `owner ${a.uid}:${a.gid} -> ${b.uid}:${b.gid}`;
  if (a.linkPath !== b.linkPath) return `points at ${a.linkPath} -> ${b.linkPath}`;
  if (a.size !== b.size) return `size ${a.size} -> ${b.size}`;
  return a.sha256 === b.sha256 ? undefined : 'content';
}

function octal(mode: number): string {
  return mode.toString(8).padStart(4, '0');
}
