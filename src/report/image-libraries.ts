import type { LibraryReport, NeededLibrary } from '#image/elf/libraries.js';
import { byteSize } from './byte-size.js';
import type { ImageFormat } from './image-layers.js';
import { jsonText } from './image-layers.js';
import { oneLine, printable } from './printable.js';
import { tableOf } from './table.js';

/** What programs of an image lack, and what none of them needs. */
export function formatLibraries(report: LibraryReport, format: ImageFormat, width: number, most = 20): string {
  if (format === 'json') return jsonText(report);
  const { programs, libraries, unread, missing, unneeded } = report;
  let text = `${counted(programs, 'program', 'programs')}, ${counted(libraries, 'library', 'libraries')}${unread > 0 ? `, ${unread} that could not be read` : ''}\n`;
  text += missing.length === 0 ? 'Nothing is missing.\n' : `\n${missingTable(missing, width)}`;
  if (unneeded.length > 0) {
    const bytes = unneeded.reduce((sum, { size }) => sum + size, 0);
    const rows = unneeded
      .slice(0, most)
      .map(({ size, layer, path }) => [byteSize(size), String(layer), printable(path)]);
    const columns = [{ title: 'UNNEEDED', right: true }, { title: 'LAYER', right: true }, { title: 'PATH' }];
    text += `\n${tableOf(columns, rows, width)}`;
    if (unneeded.length > most) text += `and ${unneeded.length - most} more\n`;
    text += `No file asks for these by name, ${byteSize(bytes)} in all; a program may still load one itself (dlopen).\n`;
  }
  return text;
}

/** What one program needs, as ldd shows it. */
export function formatNeeded(
  program: string,
  needed: readonly NeededLibrary[],
  format: ImageFormat,
  width: number,
): string {
  if (format === 'json') return jsonText({ program, needed });
  if (needed.length === 0) return `${printable(program)} needs no libraries.\n`;
  const rows = needed.map(({ name, path }) => [oneLine(name), path === undefined ? 'missing' : `/${printable(path)}`]);
  return tableOf([{ title: 'NEEDS' }, { title: 'FOUND' }], rows, width);
}

function missingTable(missing: LibraryReport['missing'], width: number): string {
  const rows = missing.map(({ name, kind, neededBy, byProgram }) => [
    oneLine(name),
    kind === 'loader' ? 'loader' : byProgram ? 'program' : 'plugin',
    `${printable(neededBy[0] ?? '')}${neededBy.length > 1 ? ` and ${neededBy.length - 1} more` : ''}`,
  ]);
  const isPlugin = missing.some(({ byProgram }) => !byProgram);
  const note = isPlugin ? 'What a plugin lacks may be there in the program that loads it.\n' : '';
  return `${tableOf([{ title: 'MISSING' }, { title: 'FOR A' }, { title: 'NEEDED BY' }], rows, width)}${note}`;
}

function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}
