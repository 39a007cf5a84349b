import { parse } from 'smol-toml';
import type { JsonObject } from '#text/json-object.js';
import { objectOf } from '#text/json-object.js';

/** A table of a TOML or JSON file, of which nothing is known. */
export type Table = JsonObject;

/** Reads TOML; undefined when it is none. */
export function parseToml(text: string | undefined): Table | undefined {
  if (text === undefined) return undefined;
  try {
    return parse(text) as Table;
  } catch {
    return undefined;
  }
}

/** The table at a path: `tableAt(toml, 'tool', 'poetry')`; undefined when there is none. */
export function tableAt(table: Table | undefined, ...path: readonly string[]): Table | undefined {
  let at: unknown = table;
  for (const key of path) at = objectOf(at)?.[key];
  return objectOf(at);
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
  return Array.isArray(value) ? value.map(objectOf).filter((each) => each !== undefined) : [];
}

/** The entries of a table that are texts. */
export function textEntriesOf(value: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(objectOf(value) ?? {});
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
