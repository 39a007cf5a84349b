/** Whether a build leaves a path of its context out; the path is relative to the context, with forward slashes. */
export type Ignored = (path: string) => boolean;

interface Pattern {
  readonly negated: boolean;
  readonly expression: RegExp;
  /** It names the whole context. */
  readonly whole: boolean;
}

/**
 * What a .dockerignore leaves out of a build context. Patterns are seen from the root of the context, a later one
 * wins, and what is below a folder that matches is left out with it. Source: moby/patternmatcher and the Docker
 * documentation on .dockerignore files.
 */
export function parseDockerignore(text: string): Ignored {
  const patterns = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap(patternOf);
  return (path) => {
    const clean = cleanPath(path);
    if (clean === '.') return isEmptied(patterns);
    const parts = clean.split('/');
    let ignored = false;
    for (const { negated, expression } of patterns) {
      if (negated === ignored && (expression.test(clean) || anyParent(expression, parts))) ignored = !negated;
    }
    return ignored;
  };
}

function patternOf(line: string): readonly Pattern[] {
  if (line.startsWith('#')) return [];
  let text = line.trim();
  const negated = text.startsWith('!');
  if (negated) text = text.slice(1).trim();
  if (text === '') return [];
  const path = cleanPath(text);
  if (path === '.') return [];
  return [{ negated, expression: expressionOf(path), whole: path === '*' || path === '**' }];
}

/** As Go's path.Clean, without a leading slash. */
function cleanPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '..') parts.push(part);
  }
  return parts.length === 0 ? '.' : parts.join('/');
}

function expressionOf(pattern: string): RegExp {
  let source = '';
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] as string;
    if (character === '*' && pattern[at + 1] === '*') {
      at++;
      if (pattern[at + 1] === '/') at++;
      source += at + 1 >= pattern.length ? '.*' : '(?:.*/)?';
    } else if (character === '*') source += '[^/]*';
    else if (character === '?') source += '[^/]';
    else if (character === '\\' && at + 1 < pattern.length) {
      at++;
      source += escaped(pattern[at] as string);
    } else if (character === '[' && pattern.indexOf(']', at + 2) > 0) {
      const end = pattern.indexOf(']', at + 2);
      source += `[${pattern.slice(at + 1, end).replace(/[\\\]]/g, '\\$&')}]`;
      at = end;
    } else source += escaped(character);
  }
  try {
    return new RegExp(`^${source}$`, 's');
  } catch {
    // A range such as [z-a] matches nothing.
    return /^\b$/;
  }
}

function escaped(character: string): string {
  return /[\w/ -]/.test(character) ? character : `\\${character}`;
}

function anyParent(expression: RegExp, parts: readonly string[]): boolean {
  for (let length = 1; length < parts.length; length++) {
    if (expression.test(parts.slice(0, length).join('/'))) return true;
  }
  return false;
}

/** Everything is left out, and nothing is taken back in. */
function isEmptied(patterns: readonly Pattern[]): boolean {
  const last = patterns.findLastIndex(({ negated, whole }) => !negated && whole);
  return last >= 0 && !patterns.slice(last + 1).some(({ negated }) => negated);
}
