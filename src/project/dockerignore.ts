import type { Span } from '#text/span.js';
import type { PathTest } from './ignore-pattern.js';
import { compilePattern } from './ignore-pattern.js';

/** A line of a .dockerignore that says something. */
export interface IgnoreRule {
  /** The pattern as the builder matches it: cleaned, without `!`. */
  readonly pattern: string;
  /** The line takes paths back in (`!`). */
  readonly negated: boolean;
  readonly span: Span;
  /** Undefined for a pattern that the builder refuses. */
  readonly matches: PathTest | undefined;
}

/** What a .dockerignore says of the paths of a build context: relative to the context, with forward slashes. */
export interface Dockerignore {
  readonly rules: readonly IgnoreRule[];
  isIgnored(path: string): boolean;
  /** The rule that has the last word about a path; undefined when none speaks of it. */
  decidingRule(path: string): IgnoreRule | undefined;
}

/**
 * Reads a .dockerignore. Patterns are seen from the root of the context, a later one wins, and what is below a folder
 * that matches is left out with it. Source: moby/patternmatcher and its package ignorefile.
 */
export function parseDockerignore(text: string): Dockerignore {
  const rules = rulesIn(text);
  const decidingRule = (path: string) => deciding(rules, cleanPath(path));
  return {
    rules,
    decidingRule,
    isIgnored: (path) => {
      if (cleanPath(path) === '.') return isEmptied(rules);
      return decidingRule(path)?.negated === false;
    },
  };
}

function rulesIn(text: string): readonly IgnoreRule[] {
  const rules: IgnoreRule[] = [];
  for (let start = text.startsWith('\uFEFF') ? 1 : 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    const rule = ruleOf(text.slice(start, end), start);
    if (rule) rules.push(rule);
    start = end + 1;
  }
  return rules;
}

function ruleOf(line: string, offset: number): IgnoreRule | undefined {
  const words = line.trim();
  if (line.startsWith('#') || words === '') return undefined;
  const isMarked = words.startsWith('!');
  const cleaned = cleanedOnce(isMarked ? words.slice(1).trim() : words);
  // The builder trims what it has cleaned and looks for a `!` again when it compiles the pattern: `./!a` is one, too.
  const again = isMarked ? `!${cleaned}`.trim() : cleaned.trim();
  if (again === '') return undefined;
  const whole = goClean(again);
  const negated = whole.startsWith('!');
  const pattern = negated ? whole.slice(1) : whole;
  const start = offset + line.indexOf(words);
  const span = { start, end: start + words.length };
  return { pattern, negated, span, matches: pattern === '' ? undefined : compilePattern(pattern) };
}

function cleanedOnce(pattern: string): string {
  return pattern === '' ? '' : goClean(pattern).replace(/^\//, '');
}

/** As Go's path.Clean. */
function goClean(path: string): string {
  const isRooted = path.startsWith('/');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (!isRooted) parts.push(part);
  }
  return (isRooted ? '/' : '') + parts.join('/') || '.';
}

/** A path of the context, seen from its root whatever the way it is written. */
function cleanPath(path: string): string {
  return goClean(`/${path}`).slice(1) || '.';
}

function deciding(rules: readonly IgnoreRule[], path: string): IgnoreRule | undefined {
  const parents = parentsOf(path);
  let last: IgnoreRule | undefined;
  for (const rule of rules) {
    if (rule.negated !== (last?.negated === false)) continue;
    const { matches } = rule;
    if (matches?.(path) || (matches && parents.some((parent) => matches(parent)))) last = rule;
  }
  return last;
}

function parentsOf(path: string): readonly string[] {
  const parents: string[] = [];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) parents.push(path.slice(0, at));
  return parents;
}

/** Everything is left out, and nothing is taken back in. */
function isEmptied(rules: readonly IgnoreRule[]): boolean {
  const last = rules.findLastIndex(({ negated, pattern }) => !negated && /^\*\*?$/.test(pattern));
  return last >= 0 && !rules.slice(last + 1).some(({ negated }) => negated);
}
