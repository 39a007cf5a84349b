import { parse } from 'smol-toml';

/** A table of a TOML or JSON file, of which nothing is known. */
export type Table = Readonly<Record<string, unknown>>;

/** Reads TOML; undefined when it is none. */
export function parseToml(text: string | undefined): Table | undefined {
  if (text === undefined) return undefined;
  try {
    return parse(text) as Table;
  } catch {
    return undefined;
  }
}

/** Reads JSON; undefined when it is no object. */
export function parseJson(text: string | undefined): Table | undefined {
  if (text === undefined) return undefined;
  try {
    return tableOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The table at a path: `tableAt(toml, 'tool', 'poetry')`; undefined when there is none. */
export function tableAt(table: Table | undefined, ...path: readonly string[]): Table | undefined {
  let at: unknown = table;
  for (const key of path) at = tableOf(at)?.[key];
  return tableOf(at);
}

/** The text at a path. */
export function textAt(table: Table | undefined, ...path: readonly string[]): string | undefined {
  const value = tableAt(table, ...path.slice(0, -1))?.[path.at(-1) ?? ''];
  return typeof value === 'string' ? value : undefined;
}

/** The texts of a list. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

/** The tables of a list. */
export function tablesOf(value: unknown): readonly Table[] {
  return Array.isArray(value) ? value.flatMap((each) => (tableOf(each) === undefined ? [] : [each as Table])) : [];
}

function tableOf(value: unknown): Table | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : undefined;
}
