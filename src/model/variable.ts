import type { Span } from '#text/span.js';

/** A variable that the build knows at some place. */
export interface Variable {
  readonly name: string;
  /** Its value, or for an ARG its default; undefined when only the build can tell. */
  readonly value: string | undefined;
  /** global: an ARG before the first FROM; base: set by the base image; predefined: BuildKit gives it. */
  readonly source: 'ENV' | 'ARG' | 'global' | 'base' | 'predefined';
  /** Where it is declared; undefined for what the file does not declare. */
  readonly span: Span | undefined;
}

/** Variables in the order of their declaration, found by name and place. ENV wins over ARG, as in BuildKit. */
export class VariableHistory {
  readonly #entries = new Map<string, { readonly index: number; readonly variable: Variable }[]>();

  /** Declares a variable at an instruction's index; indexes never fall. */
  declare(index: number, variable: Variable): void {
    const entries = this.#entries.get(variable.name);
    if (entries) entries.push({ index, variable });
    else this.#entries.set(variable.name, [{ index, variable }]);
  }

  /** The variable as the instruction at `index` sees it: declared by an earlier instruction. */
  find(name: string, index: number): Variable | undefined {
    const entries = this.#entries.get(name);
    if (!entries) return undefined;
    const visible = lastBefore(entries, index);
    if (!visible || visible.variable.source === 'ENV') return visible?.variable;
    const env = entries.findLast((entry) => entry.index < index && entry.variable.source === 'ENV');
    return (env ?? visible).variable;
  }

  /** The names declared before `index`. */
  namesBefore(index: number): readonly string[] {
    return [...this.#entries].filter(([, entries]) => (entries[0]?.index ?? index) < index).map(([name]) => name);
  }
}

/** The last of some entries, sorted by index, that stands before an index. */
export function lastBefore<Entry extends { readonly index: number }>(
  entries: readonly Entry[],
  index: number,
): Entry | undefined {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle] as Entry).index < index) low = middle + 1;
    else high = middle;
  }
  return entries[low - 1];
}
