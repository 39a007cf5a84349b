import type { RowType } from '#image/layer-table.js';

/** `-rwsr-xr-x`; a mark that removes something has no mode. */
export function modeText({ type, mode }: { readonly type: RowType; readonly mode: number }): string {
  if (type === 'whiteout' || type === 'opaque') return type.padEnd(10);
  const letters = [...'rwxrwxrwx'].map((letter, index) => (mode & (1 << (8 - index)) ? letter : '-'));
  if (mode & 0o4000) letters[2] = mode & 0o100 ? 's' : 'S';
  if (mode & 0o2000) letters[5] = mode & 0o010 ? 's' : 'S';
  if (mode & 0o1000) letters[8] = mode & 0o001 ? 't' : 'T';
  return TYPES[type] + letters.join('');
}

const TYPES = {
  file: '-',
  directory: 'd',
  symlink: 'l',
  hardlink: 'h',
  character: 'c',
  block: 'b',
  fifo: 'p',
} as const;
