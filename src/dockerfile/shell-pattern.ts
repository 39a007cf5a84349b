/**
 * A pattern of `*`, `?` and escaped characters, as in `${name#pattern}`. Matching takes time in proportion to
 * text times pattern, whatever the pattern.
 */
interface Part {
  readonly kind: 'any' | 'one' | 'literal';
  readonly character: string;
}

/** The value without what the pattern matches at its start: the longest match when greedy, else the shortest. */
export function removePrefix(value: string, pattern: string, greedy: boolean): string {
  const length = matchLength(value, partsOf(pattern), greedy);
  return length === undefined ? value : value.slice(length);
}

/** The value without what the pattern matches at its end. */
export function removeSuffix(value: string, pattern: string, greedy: boolean): string {
  const reversed = [...value].reverse().join('');
  const length = matchLength(reversed, [...partsOf(pattern)].reverse(), greedy);
  return length === undefined ? value : value.slice(0, value.length - length);
}

/** The value with the longest match of the pattern replaced, once or everywhere. */
export function replacePattern(value: string, pattern: string, replacement: string, all: boolean): string {
  const parts = partsOf(pattern);
  // Nothing matches before the first character, and with `//` between any two.
  if (parts.length === 0)
    return all ? [...value].map((each) => replacement + each).join('') + replacement : replacement + value;
  let result = '';
  let at = 0;
  while (at < value.length) {
    const length = matchLength(value.slice(at), parts, true);
    if (length === undefined || length === 0) {
      result += value[at];
      at++;
      continue;
    }
    result += replacement;
    at += length;
    if (!all) break;
  }
  return result + value.slice(at);
}

function partsOf(pattern: string): readonly Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] as string;
    if (character === '\\' && at + 1 < pattern.length) {
      at++;
      parts.push({ kind: 'literal', character: pattern[at] as string });
    } else if (character === '*') {
      if (parts.at(-1)?.kind !== 'any') parts.push({ kind: 'any', character });
    } else parts.push({ kind: character === '?' ? 'one' : 'literal', character });
  }
  return parts;
}

/** How many characters from the start match all parts: the most when greedy, else the fewest. */
function matchLength(text: string, parts: readonly Part[], greedy: boolean): number | undefined {
  let reachable = new Set<number>([0]);
  for (const { kind, character } of parts) {
    const next = new Set<number>();
    if (kind === 'any') {
      const first = Math.min(...reachable);
      for (let at = first; at <= text.length; at++) next.add(at);
    } else {
      for (const at of reachable) if (at < text.length && (kind === 'one' || text[at] === character)) next.add(at + 1);
    }
    if (next.size === 0) return undefined;
    reachable = next;
  }
  return greedy ? Math.max(...reachable) : Math.min(...reachable);
}
