import type { Ancestry } from '#image/ancestry.js';
import { endOfSystem } from '#knowledge/end-of-life.js';
import type { ImageFormat } from './image-layers.js';
import { jsonText, shownInstruction } from './image-layers.js';
import { oneLine } from './printable.js';
import { cut } from './table.js';

/** What is known of the images below an image. */
export interface BaseReport extends Ancestry {
  /** What /etc/os-release says. */
  readonly system: { readonly id: string; readonly version: string; readonly name: string };
  /** Images that were named, with how many of their layers are at the bottom of this one. */
  readonly compared: readonly { readonly name: string; readonly layers: number; readonly shared: number }[];
}

/** The base image as labels, environment, files, history and comparison tell it. */
export function formatBase(report: BaseReport, format: ImageFormat, width: number): string {
  const { label, system, runtimes, images, compared } = report;
  const end = endOfSystem(system.id, system.version);
  const lastDay = end && (end.longTermDate ?? end.date);
  if (format === 'json') return jsonText({ ...report, system: { ...system, endOfLife: lastDay } });
  const lines: [string, string][] = [];
  for (const { name, layers, shared } of compared) lines.push(['compared', comparison(name, layers, shared)]);
  if (label) lines.push(['label', [label.name, label.digest].filter((part) => part !== undefined).join('@')]);
  if (system.id !== '')
    lines.push([
      'system',
      `${system.name || `${system.id} ${system.version}`}${lastDay ? `, fixes until ${lastDay}` : ''}`,
    ]);
  for (const { name, version, from } of runtimes) lines.push(['runtime', `${name} ${version} (${from})`]);
  for (const [index, { steps, layers, end: last }] of images.entries()) {
    const place = `steps ${range(steps)}, ${layers ? `layers ${range(layers)}` : 'no layers'}`;
    const ended = last === '' ? '' : `, ends with ${shownInstruction(last)}`;
    lines.push([index === images.length - 1 ? 'own' : 'below', `${place}${ended}`]);
  }
  if (lines.length === 0) return 'Nothing tells of a base image.\n';
  return lines.map(([name, text]) => `${cut(`${name.padEnd(10)}${oneLine(text)}`, width)}\n`).join('');
}

function comparison(name: string, layers: number, shared: number): string {
  if (shared === layers) return `built on ${name} (${layers} of ${layers} layers)`;
  const now = shared === 0 ? '' : ' as it is now';
  return `not built on ${name}${now} (${shared} of ${layers} layers)`;
}

function range([first, last]: readonly [number, number]): string {
  return first === last ? String(first) : `${first}-${last}`;
}
