import type { FileDifference, ImageDifference } from '#image/compare.js';
import { byteSize } from './byte-size.js';
import type { ImageFormat } from './image-layers.js';
import { jsonText } from './image-layers.js';
import { maskSecrets } from './mask.js';
import { oneLine, printable } from './printable.js';
import { cut } from './table.js';

/** How two images differ; secrets in their configuration are masked. */
export function formatDifference(difference: ImageDifference, format: ImageFormat, width: number, most = 15): string {
  const config = difference.config.map(({ name, before, after }) => ({
    name,
    before: masked(before),
    after: masked(after),
  }));
  if (format === 'json') return jsonText({ ...difference, config });
  const { size, contentSize, layers, files, packages } = difference;
  const lines = [
    `size      ${sizeChange(size)} stored, ${sizeChange(contentSize)} of files`,
    `layers    ${layers.count[0]} -> ${layers.count[1]}, the first ${layers.shared} are shared (${byteSize(layers.sharedSize)})`,
    `files     ${files.added.length} added, ${files.removed.length} removed, ${files.changed.length} changed`,
    ...largest(files.added, most).map((file) => `  + ${fileLine(file)}`),
    ...largest(files.removed, most).map((file) => `  - ${fileLine(file)}`),
    ...largest(files.changed, most).map((file) => `  ~ ${fileLine(file)}  (${file.what.join(', ')})`),
    `packages  ${packages.length} differ`,
    ...packages
      .slice(0, most * 2)
      .map(
        ({ type, name, before, after }) =>
          `  ${type} ${oneLine(name)} ${oneLine(before.join(' ')) || 'none'} -> ${oneLine(after.join(' ')) || 'none'}`,
      ),
    ...(packages.length > most * 2 ? [`  and ${packages.length - most * 2} more`] : []),
    `config    ${config.length === 0 ? 'the same' : `${config.length} settings differ`}`,
    ...config.map(
      ({ name, before, after }) =>
        `  ${oneLine(name)} ${oneLine(JSON.stringify(before))} -> ${oneLine(JSON.stringify(after))}`,
    ),
  ];
  return `${lines.map((line) => cut(line, width)).join('\n')}\n`;
}

function sizeChange([before, after]: readonly [number, number]): string {
  const percent =
    before === 0 ? '' : ` (${after >= before ? '+' : ''}${(((after - before) / before) * 100).toFixed(1)} %)`;
  return `${byteSize(before)} -> ${byteSize(after)}${percent}`;
}

function largest(files: readonly FileDifference[], most: number): readonly FileDifference[] {
  const weight = ({ before = 0, after = 0 }: FileDifference) => Math.max(before, after);
  return files.toSorted((a, b) => weight(b) - weight(a)).slice(0, most);
}

function fileLine({ path, before, after }: FileDifference): string {
  const size =
    before === undefined || after === undefined || before === after
      ? byteSize(after ?? before ?? 0)
      : `${byteSize(before)} -> ${byteSize(after)}`;
  return `${printable(path)} ${size}`;
}

function masked(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, each: unknown) => (typeof each === 'string' ? maskSecrets(each) : each));
}
