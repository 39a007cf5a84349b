import type { HistoryStep } from '#image/history-list.js';
import type { LayerSummary } from '#image/layer-list.js';
import { byteSize } from './byte-size.js';
import { maskSecrets } from './mask.js';
import { oneLine } from './printable.js';
import { tableOf } from './table.js';

export type ImageFormat = 'text' | 'json';

/** The layers of an image as a table or as JSON; secrets in instructions are masked. */
export function formatLayers(layers: readonly LayerSummary[], format: ImageFormat, width: number): string {
  const shown = layers.map((layer) => ({ ...layer, instruction: shownInstruction(layer.instruction) }));
  if (format === 'json') return jsonText({ layers: shown });
  const withLines = layers.some(({ line }) => line !== undefined);
  const rows = shown.map(({ index, size, contentSize, entries, line, instruction }) => [
    String(index),
    byteSize(size),
    byteSize(contentSize),
    String(entries),
    ...(withLines ? [line === undefined ? 'base' : String(line)] : []),
    instruction || '(the history does not tell)',
  ]);
  const columns = [
    { title: '#', right: true },
    { title: 'STORED', right: true },
    { title: 'FILES', right: true },
    { title: 'ENTRIES', right: true },
    ...(withLines ? [{ title: 'LINE', right: true }] : []),
    { title: 'INSTRUCTION' },
  ];
  const total = (key: 'size' | 'contentSize') => byteSize(layers.reduce((sum, layer) => sum + layer[key], 0));
  const escaping = layers.reduce((sum, layer) => sum + layer.escaping, 0);
  const warning =
    escaping > 0 ? `${escaping} paths lead out of the image with ".."; no engine would unpack them.\n` : '';
  return `${tableOf(columns, rows, width)}${layers.length} layers, ${total('size')} stored, ${total('contentSize')} of files\n${warning}`;
}

/** The history as `docker history` prints it, the last step first; `template` is Docker's, such as `{{.Size}}`. */
export function formatHistory(
  steps: readonly HistoryStep[],
  format: string,
  width: number,
  now: Date,
  full = false,
): string {
  const shown = steps
    .map((step) => ({
      ...step,
      createdBy: maskSecrets(step.createdBy),
      instruction: shownInstruction(step.instruction),
    }))
    .reverse();
  if (format === 'json') return jsonText({ history: shown });
  if (format !== 'text') return shown.map((step) => `${templated(format, fieldsOf(step, now))}\n`).join('');
  const rows = shown.map((step) => [
    ageText(step.created, now),
    step.layer === undefined ? '0 B' : byteSize(step.size),
    step.layer === undefined ? '' : String(step.layer),
    step.instruction,
  ]);
  const columns = [
    { title: 'CREATED' },
    { title: 'SIZE', right: true },
    { title: 'LAYER', right: true },
    { title: 'INSTRUCTION' },
  ];
  return tableOf(columns, rows, full ? Number.POSITIVE_INFINITY : width);
}

/** JSON as every image command prints it. */
export function jsonText(value: object): string {
  return `${JSON.stringify({ schema: 1, ...value }, null, 2)}\n`;
}

/** An instruction on one line without its secrets. */
export function shownInstruction(instruction: string): string {
  return oneLine(maskSecrets(instruction));
}

/** Docker's names for the columns of its history. */
function fieldsOf(step: HistoryStep, now: Date): Readonly<Record<string, string>> {
  return {
    ID: '<missing>',
    CreatedAt: step.created ?? '',
    CreatedSince: ageText(step.created, now),
    CreatedBy: oneLine(step.createdBy),
    Size: byteSize(step.size).replace(' ', ''),
    Comment: oneLine(maskSecrets(step.comment)),
  };
}

function templated(template: string, fields: Readonly<Record<string, string>>): string {
  return template
    .replaceAll('\\t', '\t')
    .replaceAll('\\n', '\n')
    .replace(/\{\{\s*(?:json\s+)?\.(\w*)\s*\}\}/g, (all, name: string) => {
      const isJson = /\{\{\s*json\s/.test(all);
      if (name === '') return isJson ? JSON.stringify(fields) : all;
      const value = Object.hasOwn(fields, name) ? (fields[name] as string) : undefined;
      if (value === undefined) return all;
      return isJson ? JSON.stringify(value) : value;
    });
}

/** `3 weeks ago`, in the largest unit of which there are two, as Docker counts. */
function ageText(created: string | undefined, now: Date): string {
  const then = Date.parse(created ?? '');
  if (Number.isNaN(then)) return 'unknown';
  const seconds = Math.max(0, (now.getTime() - then) / 1000);
  const unit = UNITS.find(([, length]) => seconds >= 2 * length) ?? (['second', 1] as const);
  const count = Math.floor(seconds / unit[1]);
  return `${count} ${unit[0]}${count === 1 ? '' : 's'} ago`;
}

const UNITS = [
  ['year', 365 * 86400],
  ['month', 30 * 86400],
  ['week', 7 * 86400],
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
] as const;
