/** Where we disagree with a peer's own test case on purpose, and why. Written into docs/differences.md. */
export interface Difference {
  /** The peer's rule and what it is about. */
  readonly practice: string;
  /** Case ids; a trailing `*` stands for any ending. */
  readonly cases: readonly string[];
  readonly reason: string;
}

export const differences: readonly Difference[] = [];

/** The documented reason for a case, undefined when there is none. */
export function reasonFor(id: string): string | undefined {
  return differences.find(({ cases }) => cases.some((pattern) => matches(pattern, id)))?.reason;
}

function matches(pattern: string, id: string): boolean {
  return pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : id === pattern;
}
