/**
 * Whether a path below the directory of an `.editorconfig` matches the pattern of one of its sections. Without a slash
 * the pattern is about the file's name in any directory. Matching takes time in proportion to path times pattern.
 */
export function editorPattern(pattern: string): (path: string) => boolean {
  const isPath = pattern.includes('/');
  const source = pattern.replace(/^\//, '');
  const { tokens } = readTokens({ source, choices: choicesIn(source) }, 0, '');
  return (path) => {
    const subject = isPath ? path : path.slice(path.lastIndexOf('/') + 1);
    return reached(tokens, subject, new Set([0])).has(subject.length);
  };
}

interface Pattern {
  readonly source: string;
  /** Where a choice between alternatives opens. */
  readonly choices: ReadonlySet<number>;
}

const RANGE = /\{([+-]?\d+)\.\.([+-]?\d+)\}/y;
const SET = /\[(!?)((?:[^\]\\/]|\\.)+)\]/y;

function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | undefined {
  expression.lastIndex = at;
  return expression.exec(text) ?? undefined;
}

/** The braces that close and hold a comma; all others stand for themselves. */
function choicesIn(source: string): ReadonlySet<number> {
  const choices = new Set<number>();
  const open: { readonly at: number; comma: boolean }[] = [];
  for (let at = 0; at < source.length; at++) {
    const whole = matchAt(RANGE, source, at) ?? matchAt(SET, source, at);
    const last = open.at(-1);
    if (whole) at += whole[0].length - 1;
    else if (source[at] === '\\') at++;
    else if (source[at] === '{') open.push({ at, comma: false });
    else if (source[at] === ',' && last) last.comma = true;
    else if (source[at] === '}' && last) {
      if (last.comma) choices.add(last.at);
      open.pop();
    }
  }
  return choices;
}

/** A part of a pattern: from an offset of the subject to all offsets behind what it matches. */
type Token = (subject: string, from: ReadonlySet<number>) => ReadonlySet<number>;

function reached(tokens: readonly Token[], subject: string, from: ReadonlySet<number>): ReadonlySet<number> {
  let offsets = from;
  for (const token of tokens) offsets = token(subject, offsets);
  return offsets;
}

/** The tokens up to the end or to one of the characters in `until`. */
function readTokens(pattern: Pattern, start: number, until: string): { readonly tokens: readonly Token[]; at: number } {
  const { source, choices } = pattern;
  const tokens: Token[] = [];
  let at = start;
  while (at < source.length && !until.includes(source[at] as string)) {
    const range = matchAt(RANGE, source, at);
    const set = matchAt(SET, source, at);
    if (range) {
      tokens.push(numberBetween(Number(range[1]), Number(range[2])));
      at += range[0].length;
    } else if (set) {
      tokens.push(oneOf(set[2] as string, set[1] === '!'));
      at += set[0].length;
    } else if (choices.has(at)) {
      const choice = readChoice(pattern, at);
      tokens.push(choice.token);
      at = choice.at;
    } else {
      const isDouble = source.startsWith('**', at);
      const isEscaped = source[at] === '\\' && at + 1 < source.length;
      tokens.push(isEscaped ? literal(source[at + 1] as string) : plainToken(source[at] as string, isDouble));
      at += isDouble || isEscaped ? 2 : 1;
    }
  }
  return { tokens, at };
}

function plainToken(character: string, isDouble: boolean): Token {
  if (character === '*') return anything(isDouble);
  return character === '?' ? oneCharacter((each) => each !== '/') : literal(character);
}

/** `{a,b}` */
function readChoice(pattern: Pattern, start: number): { readonly token: Token; readonly at: number } {
  const branches: (readonly Token[])[] = [];
  let at = start;
  do {
    const branch = readTokens(pattern, at + 1, ',}');
    branches.push(branch.tokens);
    at = branch.at;
  } while (pattern.source[at] === ',');
  const token: Token = (subject, from) => new Set(branches.flatMap((branch) => [...reached(branch, subject, from)]));
  return { token, at: at + 1 };
}

function literal(character: string): Token {
  return oneCharacter((each) => each === character);
}

function oneCharacter(accepts: (character: string) => boolean): Token {
  return (subject, from) => {
    const offsets = new Set<number>();
    for (const at of from) if (at < subject.length && accepts(subject[at] as string)) offsets.add(at + 1);
    return offsets;
  };
}

function oneOf(set: string, negated: boolean): Token {
  const members = new Set<string>();
  const characters = set.replace(/\\(.)/g, '$1');
  for (let at = 0; at < characters.length; at++) {
    const [from, to] = [characters.charCodeAt(at), characters.charCodeAt(at + 2)];
    if (characters[at + 1] === '-' && to >= from) {
      for (let code = from; code <= to; code++) members.add(String.fromCharCode(code));
      at += 2;
    } else members.add(characters[at] as string);
  }
  return oneCharacter((character) => character !== '/' && members.has(character) !== negated);
}

function anything(acrossDirectories: boolean): Token {
  return (subject, from) => {
    const offsets = new Set<number>();
    for (let at of [...from].sort((a, b) => a - b)) {
      for (; !offsets.has(at); at++) {
        offsets.add(at);
        if (at >= subject.length || (subject[at] === '/' && !acrossDirectories)) break;
      }
    }
    return offsets;
  };
}

function numberBetween(low: number, high: number): Token {
  return (subject, from) => {
    const offsets = new Set<number>();
    for (const at of from) {
      const digits = /^[+-]?(?:0|[1-9]\d{0,14})(?!\d)/.exec(subject.slice(at, at + 17))?.[0];
      if (digits !== undefined && Number(digits) >= low && Number(digits) <= high) offsets.add(at + digits.length);
    }
    return offsets;
  };
}
