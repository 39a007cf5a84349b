import type { ListedFile } from '#image/file-list.js';
import { modeText } from './file-mode.js';
import type { ImageFormat } from './image-layers.js';
import { printable } from './printable.js';

/** The files of an image, a line each as `ls -l` has it, or as one JSON document; in pieces, as there may be millions. */
export function* formatFiles(files: Iterable<ListedFile>, format: ImageFormat, withChange: boolean): Generator<string> {
  if (format === 'json') yield '{\n  "schema": 1,\n  "files": [';
  let lines: string[] = [];
  let isFirst = true;
  for (const file of files) {
    lines.push(
      format === 'json' ? `${isFirst ? '' : ','}\n    ${JSON.stringify(file)}` : `${lineOf(file, withChange)}\n`,
    );
    isFirst = false;
    if (lines.length < 1000) continue;
    yield lines.join('');
    lines = [];
  }
  yield lines.join('');
  if (format === 'json') yield '\n  ]\n}\n';
}

function lineOf(file: ListedFile, withChange: boolean): string {
  const owner = `${file.uid}:${file.gid}`.padStart(9);
  const link = file.link ? ` -> ${printable(file.link)}` : '';
  const path = `${printable(file.path)}${file.type === 'directory' ? '/' : ''}`;
  const hidden = file.hiddenBy === undefined ? '' : ` (hidden by layer ${file.hiddenBy})`;
  const change = withChange ? `${MARKS[file.change]} ` : '';
  return `${change}${modeText(file)} ${owner} ${String(file.size).padStart(10)} ${path}${link}${withChange ? hidden : ''}`;
}

const MARKS = { added: 'A', changed: 'M', removed: 'D' } as const;
