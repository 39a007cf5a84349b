/** Whether a cleaned path, without leading slash, is one that a pattern names. */
export type PathTest = (path: string) => boolean;

/**
 * Compiles a pattern as moby/patternmatcher does: `*` and `?` stop at slashes, `**` does not, `[…]` is a class, a
 * backslash takes the next character as it is. In a pattern with one of these, `|`, `^`, `{` and `}` mean what they mean
 * in a regular expression, as moby forgets to escape them. Undefined where the builder refuses the pattern.
 */
export function compilePattern(pattern: string): PathTest | undefined {
  if (!isWellFormed(pattern)) return undefined;
  const { source, kind } = translate(pattern);
  switch (kind) {
    case 'exact':
      return (path) => path === pattern;
    case 'prefix':
      return (path) => path.startsWith(pattern.slice(0, -2));
    case 'suffix': {
      const end = pattern.slice(2);
      return (path) => path.endsWith(end) || (end.startsWith('/') && path === end.slice(1));
    }
    case 'expression':
      return expressionTest(source);
  }
}

/** Go's filepath.Match has to understand a pattern, too. */
function isWellFormed(pattern: string): boolean {
  for (let at = 0; at < pattern.length; at++) {
    if (pattern[at] === '\\') {
      if (++at >= pattern.length) return false;
    } else if (pattern[at] === '[') {
      const close = classEnd(pattern, at);
      if (close < 0) return false;
      at = close;
    }
  }
  return true;
}

/** Where the class that opens at an offset closes; -1 when filepath.Match finds no valid class there. */
function classEnd(pattern: string, open: number): number {
  let at = open + 1;
  if (pattern[at] === '^') at++;
  for (let count = 0; ; count++) {
    if (pattern[at] === ']' && count > 0) return at;
    at = afterClassCharacter(pattern, at);
    if (at > 0 && pattern[at] === '-') at = afterClassCharacter(pattern, at + 1);
    if (at < 0) return -1;
  }
}

function afterClassCharacter(pattern: string, at: number): number {
  const character = pattern[at];
  if (character === undefined || character === '-' || character === ']') return -1;
  const next = character === '\\' ? at + 2 : at + 1;
  return next < pattern.length ? next : -1;
}

type Kind = 'exact' | 'prefix' | 'suffix' | 'expression';

function translate(pattern: string): { readonly source: string; readonly kind: Kind } {
  let source = '^';
  let kind: Kind = 'exact';
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] as string;
    if (character === '*' && pattern[at + 1] === '*') {
      at++;
      const isFirst = at === 1;
      if (pattern[at + 1] === '/') at++;
      if (at + 1 >= pattern.length) {
        if (kind === 'exact') kind = 'prefix';
        else {
          source += '.*';
          kind = 'expression';
        }
      } else {
        source += '(.*/)?';
        kind = 'expression';
      }
      if (isFirst) kind = 'suffix';
    } else if (character === '*') {
      source += '[^/]*';
      kind = 'expression';
    } else if (character === '?') {
      source += '[^/]';
      kind = 'expression';
    } else if (character === '\\') {
      source += escaped(pattern[++at] ?? '');
      kind = 'expression';
    } else {
      source += /[.$+()]/.test(character) ? `\\${character}` : character;
      if (/[[\]]/.test(character)) kind = 'expression';
    }
  }
  return { source: `${source}$`, kind };
}

/** An escaped letter means what it means in Go's regular expressions. */
function escaped(character: string): string {
  if (character === 'a') return '\\x07';
  // No expression has these; Go refuses what it does not know.
  if (/[^\x00-\x7f]|(?![dDsSwWbBtnrfv])[A-Za-z0-9]/.test(character)) return '(';
  return `\\${character}`;
}

function expressionTest(source: string): PathTest | undefined {
  try {
    const expression = new RegExp(source, 'su');
    return (path) => expression.test(path);
  } catch {
    return looseTest(source);
  }
}

/** A lone bracket or an escaped letter is no mistake for Go. */
function looseTest(source: string): PathTest | undefined {
  try {
    const expression = new RegExp(source, 's');
    return (path) => expression.test(path);
  } catch {
    return undefined;
  }
}
