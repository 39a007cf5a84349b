/**
 * Whether an absolute path is what a glob names, or lies below it. `*` and `?` stay within a name, `**` goes through
 * folders; other characters stand for themselves.
 */
export function pathMatcher(glob: string): (path: string) => boolean {
  const source = glob
    .replace(/(.)\/+$/, '$1')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\/\*\*(?=\/|$)|\*\*|\*|\?/g, (part) => PARTS[part] ?? part);
  const expression = new RegExp(`^${source}(?:/.*)?$`, 's');
  return (path) => expression.test(path);
}

const PARTS: Readonly<Record<string, string>> = { '/**': '(?:/.*)?', '**': '.*', '*': '[^/]*', '?': '[^/]' };
