import type { Fact } from '#stacks/fact.js';
import type { Unit } from '#stacks/find-units.js';
import { paintOf } from './paint.js';

export const detectFormats = ['text', 'json'] as const;
export type DetectFormat = (typeof detectFormats)[number];

/** What was understood of a project: each fact with where it comes from. */
export function formatDetected(units: readonly Unit[], format: DetectFormat, colour: boolean): string {
  if (format === 'json') return `${JSON.stringify({ schema: 1, units: units.map(unitJson) }, null, 2)}\n`;
  if (units.length === 0) return NOTHING;
  return units.map((unit) => unitText(unit, colour)).join('\n');
}

const NOTHING = 'No project was recognised here: there is no manifest of a package manager that we know.\n';

function unitJson({ folder, stack, facts }: Unit) {
  return { folder: folder || '.', stack: stack.name, facts };
}

function unitText({ folder, stack, facts }: Unit, colour: boolean): string {
  const paint = paintOf(colour);
  const { kind, ...others } = facts;
  const rows = Object.entries(others as Readonly<Record<string, Fact | undefined>>).flatMap(([name, fact]) =>
    isFact(fact) && wordsOf(fact.value) !== '' ? [[labelOf(name), wordsOf(fact.value), fact] as const] : [],
  );
  const width = Math.max(...rows.map(([label]) => label.length));
  const lines = rows.map(([label, words, fact]) => {
    const doubt = fact.confidence === 'certain' ? '' : `${fact.confidence}: `;
    return `  ${label.padEnd(width)}  ${words}  ${paint('dim', `(${doubt}${fact.from})`)}`;
  });
  return `${paint('bold', `${folder || '.'}: ${stack.title} ${kind.value}`)}\n${lines.join('\n')}\n`;
}

/** Stacks may keep more for their plans than what a person reads. */
function isFact(fact: Fact | undefined): fact is Fact {
  return typeof fact?.from === 'string';
}

/** `packageManager` is `package manager`. */
function labelOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function wordsOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value))
    return value.length > 8
      ? `${value.slice(0, 8).map(wordsOf).join(' ')} and ${value.length - 8} more`
      : value.map(wordsOf).join(' ');
  if (typeof value === 'object' && value !== null) {
    // The facts of a package within a program of another stack: too many for a line.
    if ('confidence' in value) return '';
    return Object.values(value)
      .filter((each) => each !== undefined)
      .map(wordsOf)
      .join(' ')
      .trim();
  }
  return String(value);
}
