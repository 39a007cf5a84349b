interface Placed {
  readonly path: string;
}

/** Sorts by path, in the order of code units: the same on every machine. */
export function byPath(a: Placed, b: Placed): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
