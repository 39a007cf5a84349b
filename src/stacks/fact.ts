/** How sure a fact is: said by the project itself, read from signs, or taken because nothing speaks against it. */
export type Confidence = 'certain' | 'likely' | 'assumed';

/** Something that is known of a project, and where from: `package.json#/engines/node`, `src/server.ts:12`. */
export interface Fact<Value = unknown> {
  readonly value: Value;
  readonly from: string;
  readonly confidence: Confidence;
}

/** A fact that the project says itself. */
export function certain<Value>(value: Value, from: string): Fact<Value> {
  return { value, from, confidence: 'certain' };
}

/** A fact that signs speak for. */
export function likely<Value>(value: Value, from: string): Fact<Value> {
  return { value, from, confidence: 'likely' };
}

/** What is taken because the project says nothing else. */
export function assumed<Value>(value: Value, from: string): Fact<Value> {
  return { value, from, confidence: 'assumed' };
}
