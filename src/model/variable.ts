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
  readonly #env = new Map<string, Declared[]>();
  readonly #others = new Map<string, Declared[]>();
  readonly #first = new Map<string, number>();

  /** How many names are declared. */
  get size(): number {
    return this.#first.size;
  }

  /** Declares a variable at an instruction's index; indexes never fall. */
  declare(index: number, variable: Variable): void {
    const { name, source } = variable;
    const history = source === 'ENV' ? this.#env : this.#others;
    const entries = history.get(name);
    if (entries) entries.push({ index, variable });
    else history.set(name, [{ index, variable }]);
    if (!this.#first.has(name)) this.#first.set(name, index);
  }

  /** The variable as the instruction at `index` sees it: declared by an earlier instruction. */
  find(name: string, index: number): Variable | undefined {
    const env = lastBefore(this.#env.get(name) ?? [], index);
    return (env ?? lastBefore(this.#others.get(name) ?? [], index))?.variable;
  }

  /** The names declared before `index`. */
  namesBefore(index: number): readonly string[] {
    return [...this.#first].filter(([, first]) => first < index).map(([name]) => name);
  }
}

interface Declared {
  readonly index: number;
  readonly variable: Variable;
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
