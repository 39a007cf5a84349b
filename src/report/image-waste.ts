import type { DiveScore } from '#image/efficiency.js';
import type { LayerSummary } from '#image/layer-list.js';
import type { Leftovers } from '#image/leftovers.js';
import type { Waste } from '#image/waste.js';
import { byteSize } from './byte-size.js';
import type { ImageFormat } from './image-layers.js';
import { jsonText, shownInstruction } from './image-layers.js';
import { printable } from './printable.js';
import { cut, tableOf } from './table.js';

/** What `plimsoll image waste` has to tell. */
export interface WasteReport {
  readonly waste: Waste;
  readonly dive: DiveScore;
  readonly leftovers: readonly Leftovers[];
  readonly layers: readonly LayerSummary[];
}

/** Wasted bytes with who wrote and who hid them, and leftovers by kind. */
export function formatWaste(
  { waste, dive, leftovers, layers }: WasteReport,
  format: ImageFormat,
  width: number,
  most = 10,
): string {
  const efficiency = waste.total === 0 ? 1 : 1 - waste.bytes / waste.total;
  if (format === 'json') return jsonText({ efficiency, ...waste, leftovers, dive });
  const lines = [
    `${byteSize(waste.bytes)} of ${byteSize(waste.total)} of files is visible to no container (${count(waste.count, 'file')})`,
    `efficiency ${percent(efficiency)}; by dive's definition ${percent(dive.efficiency)}, wasted ${byteSize(dive.wastedBytes)}`,
    '',
  ];
  const instruction = (layer: number) => shownInstruction(layers[layer]?.instruction ?? '') || '(not told)';
  for (const { writtenBy, hiddenBy, bytes, files } of waste.pairs.slice(0, most)) {
    lines.push(`${byteSize(bytes)} in ${count(files, 'file')}`);
    lines.push(cut(`  written by layer ${writtenBy}  ${instruction(writtenBy)}`, width));
    lines.push(cut(`  hidden by layer ${hiddenBy}   ${instruction(hiddenBy)}`, width));
  }
  if (waste.pairs.length > most) lines.push(`and ${waste.pairs.length - most} more pairs of layers`);
  let text = `${lines.join('\n').trimEnd()}\n`;
  if (waste.files.length > 0) {
    const rows = waste.files
      .slice(0, most)
      .map(({ bytes, writtenBy, hiddenBy, path }) => [byteSize(bytes), `${writtenBy} > ${hiddenBy}`, printable(path)]);
    text += `\n${tableOf([{ title: 'WASTED', right: true }, { title: 'LAYERS' }, { title: 'PATH' }], rows, width)}`;
  }
  if (leftovers.length > 0) {
    const rows = leftovers.map(({ kind, bytes, files, largest }) => [
      kind,
      byteSize(bytes),
      String(files),
      printable(largest),
    ]);
    const columns = [
      { title: 'LEFTOVERS' },
      { title: 'SIZE', right: true },
      { title: 'FILES', right: true },
      { title: 'LARGEST' },
    ];
    text += `\n${tableOf(columns, rows, width)}`;
  }
  return text;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function percent(ratio: number): string {
  return `${(100 * ratio).toFixed(1)} %`;
}
