/** A package's name in its one spelling. Source: https://packaging.python.org/en/latest/specifications/name-normalization/ */
export function packageName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** The name at the start of a dependency, `fastapi[standard] (>=0.115)`. */
export function dependencyName(text: string): string {
  return packageName(/^[\w.-]*/.exec(text.trim())?.[0] ?? '');
}
