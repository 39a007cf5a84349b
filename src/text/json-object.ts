/** A JSON object whose members may be anything. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The JSON object in some bytes, undefined when they are none. */
export function jsonObjectIn(bytes: Buffer | string): JsonObject | undefined {
  try {
    return objectOf(JSON.parse(bytes.toString()));
  } catch {
    return undefined;
  }
}

/** The value when it is an object. */
export function objectOf(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}
