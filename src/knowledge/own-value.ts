/** The entry of a table under a key that comes from a file: never one of the language's own, like `constructor`. */
export function ownValue<Value>(table: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return table && Object.hasOwn(table, key) ? table[key] : undefined;
}
