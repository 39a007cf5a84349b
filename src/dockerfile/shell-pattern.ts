/**
 * Patterns of `*`, `?` and escaped characters, as in `${name#pattern}`, read as BuildKit reads them: an escape that
 * escapes nothing special makes the pattern invalid, a line feed matches only itself, characters are code points.
 * Matching takes time in proportion to text times pattern, whatever the pattern.
 * Source: moby/buildkit frontend/dockerfile/shell, convertShellPatternToRegex.
 */
interface Part {
  readonly kind: 'any' | 'one' | 'literal';
  readonly code: number;
}

/** The value without what the pattern matches at its start, the longest match when greedy; undefined for an invalid pattern. */
export function removePrefix(value: string, pattern: string, greedy: boolean): string | undefined {
  const parts = partsOf(pattern);
  return parts && value.slice(Math.max(0, matchEnds(value, parts, greedy)[0] as number));
}

/** The value without what the pattern matches at its end; undefined for an invalid pattern. */
export function removeSuffix(value: string, pattern: string, greedy: boolean): string | undefined {
  const rest = removePrefix(reversed(value.match(/./gsu)), reversed(pattern.match(/\\?./gsu)), greedy);
  return rest === undefined ? undefined : reversed(rest.match(/./gsu));
}

/**
 * The value with the longest match of the pattern replaced, once or everywhere; undefined for an invalid pattern, or
 * when `spend`, told how much is put in, refuses.
 */
export function replacePattern(
  value: string,
  pattern: string,
  replacement: string,
  all: boolean,
  spend: (length: number) => boolean,
): string | undefined {
  const parts = partsOf(pattern);
  if (!parts) return undefined;
  // Only in `//` the replacement is a template of Go's regexp package: `$0` is what matched.
  const template = all ? templateOf(replacement) : [replacement];
  let result = '';
  let at = 0;
  for (const { start, end } of matchesIn(value, parts, all)) {
    const matched = value.slice(start, end);
    const put = template.map((piece) => piece ?? matched).join('');
    if (!spend(put.length + template.length)) return undefined;
    result += value.slice(at, start) + put;
    at = end;
  }
  return result + value.slice(at);
}

function reversed(pieces: readonly string[] | null): string {
  return pieces ? [...pieces].reverse().join('') : '';
}

function partsOf(pattern: string): readonly Part[] | undefined {
  const parts: Part[] = [];
  for (const [piece] of pattern.matchAll(/\\?./gsu)) {
    const isEscaped = piece.length > 1 && piece.startsWith('\\');
    const code = piece.codePointAt(isEscaped ? 1 : 0) as number;
    if (piece === '*') parts.push({ kind: 'any', code });
    else if (piece === '?') parts.push({ kind: 'one', code });
    else if (piece.startsWith('\\') && !/^\\[*?\\}/]$/.test(piece)) return undefined;
    else parts.push({ kind: 'literal', code });
  }
  return parts;
}

/** For every offset of the text where a match that starts there ends: -1 where none does. */
function matchEnds(text: string, parts: readonly Part[], greedy: boolean): Int32Array {
  const { length } = text;
  let ends = Int32Array.from({ length: length + 1 }, (_, at) => at);
  for (const { kind, code } of parts.toReversed()) {
    const own = new Int32Array(length + 1).fill(-1);
    for (let at = length; at >= 0; at--) {
      const here = text.codePointAt(at) ?? LINE_FEED;
      const takes = at < length && (kind === 'literal' ? here === code : here !== LINE_FEED);
      const next = at + sizeOf(here);
      if (kind !== 'any') {
        if (takes) own[at] = ends[next] as number;
        continue;
      }
      const without = ends[at] as number;
      const taken = takes ? (own[next] as number) : -1;
      own[at] = (greedy && taken >= 0) || without < 0 ? taken : without;
    }
    ends = own;
  }
  return ends;
}

function matchesIn(text: string, parts: readonly Part[], all: boolean): readonly { start: number; end: number }[] {
  const ends = matchEnds(text, parts, true);
  const matches: { start: number; end: number }[] = [];
  let at = 0;
  while (at <= text.length && (all || matches.length === 0)) {
    const end = ends[at] as number;
    const touches = end === at && matches.at(-1)?.end === at;
    if (end >= 0 && !touches) matches.push({ start: at, end });
    at = Math.max(end, at + sizeOf(text.codePointAt(at) ?? 0));
  }
  return matches;
}

const LINE_FEED = 10;

function sizeOf(code: number): number {
  return code > 0xffff ? 2 : 1;
}

const REFERENCE = /\$(?:\$|\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/gu;

/** The pieces of a replacement, undefined where the match goes; groups that the pattern does not have are empty. */
function templateOf(replacement: string): readonly (string | undefined)[] {
  const template: (string | undefined)[] = [];
  let at = 0;
  for (const match of replacement.matchAll(REFERENCE)) {
    template.push(replacement.slice(at, match.index));
    const name = match[1] ?? match[2];
    if (name === undefined) template.push('$');
    else if (name === '0') template.push(undefined);
    at = match.index + match[0].length;
  }
  return [...template, replacement.slice(at)];
}
