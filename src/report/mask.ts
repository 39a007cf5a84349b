import { tokenPatterns } from '#knowledge/token-patterns.js';
import type { Span } from '#text/span.js';
import { isSecretName, secretName } from './secret-name.js';

export interface MaskOptions {
  /** Whether every hidden character becomes one `*`, so that columns stay true; otherwise the hidden part becomes `***`. */
  readonly keepLength?: boolean;
}

/**
 * The text with every value that looks like a secret hidden behind its first characters. References such as
 * `$VAR` and `${VAR}` stay, a text without secrets comes back unchanged, and masking twice changes nothing more.
 */
export function maskSecrets(text: string, options: MaskOptions = {}): string {
  const cover: Cover = (value, kept) =>
    value.slice(0, kept) + (options.keepLength ? value.slice(kept).replace(/\S/g, '*') : '***');
  const hide = (value: string) => maskLiterals(value, cover);
  let masked = maskPrivateKeys(text, cover);
  for (const pattern of tokenPatterns)
    masked = masked.replace(pattern, (token: string, prefix: string) => cover(token, prefix.length + 2));
  masked = masked.replace(urlPassword, (_, before: string, password: string) => `${before}${hide(password)}@`);
  masked = masked.replace(userOption, (all, before: string, user: string, value: string) =>
    user === value || /^\d+$/.test(value) ? all : before + hide(value),
  );
  masked = masked.replace(spacedEnv, (all, before: string, name: string, value: string) =>
    isSecretName(name) ? before + hide(value) + all.slice(before.length + value.length) : all,
  );
  masked = masked.replace(defaultValue, (all, before: string, name: string, value: string) =>
    isSecretName(name) ? `${before}${coverValue(value, cover)}}` : all,
  );
  masked = maskValues(masked, authorization, hide);
  masked = maskValues(masked, passwordOption, hide);
  return maskValues(masked, assignment, hide, isAssigned);
}

// Each pattern starts with a fixed text or at the start of a line, and no two neighbouring repetitions can match
// the same character: matching takes time in proportion to the text, whatever the text is.
const urlPassword = /(:\/\/[^\s/:@"'`]*:)([^\s/"'`]+)@(?!sha256:)/g;
const userOption =
  /((?<![\w-])(?:-u|--user|--proxy-user)(?:[ \t]+|=)["']?((?!\+)(?:\$\{\w+\}|[^\s:"'`={])+):)(?!\/\/)([^\s"'`]+)/g;
const spacedEnv = /^([ \t]*ENV[ \t]+([^\s=]+)[ \t]+["']?)([^\s=\\"']\S*?)["']?[ \t]*$/gim;
const defaultValue = /(\$\{(\w+):?[-=])([^{}\n]+)\}/g;

const authorization = /Authorization\\{0,3}["']?[ \t]*[:=][ \t]*\\{0,3}["']?(?:Basic|Bearer|Token)[ \t]+/gi;
const passwordOption = new RegExp(
  `(?:(?<![\\w-])--[\\w-]{0,30}?(?:${secretName})(?![\\w-])|\\bsshpass[ \\t]+-p)(?:[ \\t]+(?![-\\\\])|["'],[ \\t]*(?=["']))`,
  'gi',
);
const assignment = new RegExp(
  `(?:${secretName})(?:(?:\\\\{0,3}["'])?[ \\t]*:?==?[ \\t]*|\\\\{0,3}["'][ \\t]*:[ \\t]*|([ \\t]*:[ \\t]+))`,
  'gi',
);

type Cover = (value: string, kept: number) => string;

function maskPrivateKeys(text: string, cover: Cover): string {
  const begin = /-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----/g;
  let masked = '';
  let done = 0;
  for (let found = begin.exec(text); found; found = begin.exec(text)) {
    const from = begin.lastIndex;
    const to = /["'`]/.test(text[from] ?? '') ? from : endOfPrivateKey(text, from);
    const body = text.slice(from, to);
    masked += text.slice(done, from) + (/^[\s*]*$/.test(body) ? body : cover(body, 0));
    done = to;
    begin.lastIndex = to;
  }
  return masked + text.slice(done);
}

/** Where the END line starts; a block that has none ends with its paragraph. */
function endOfPrivateKey(text: string, from: number): number {
  const boundary = /-----|\n[ \t]*\r?\n/g;
  boundary.lastIndex = from;
  return boundary.exec(text)?.index ?? text.length;
}

/** Hides the value behind every match of `key`; `accepts` may say that it is none. */
function maskValues(
  text: string,
  key: RegExp,
  hide: (value: string) => string,
  accepts: (text: string, found: RegExpExecArray, value: Span) => boolean = () => true,
): string {
  let masked = '';
  let done = 0;
  key.lastIndex = 0;
  for (let found = key.exec(text); found; found = key.exec(text)) {
    const value = valueAt(text, key.lastIndex);
    if (value.start === value.end || !accepts(text, found, value)) continue;
    masked += text.slice(done, value.start) + hide(text.slice(value.start, value.end));
    done = value.end;
    key.lastIndex = value.end;
  }
  return masked + text.slice(done);
}

/** The value that starts at an offset, without its quotes. Empty where a command makes the value. */
function valueAt(text: string, at: number): Span {
  commandValue.lastIndex = at;
  if (commandValue.test(text)) return { start: at, end: at };
  const value = /\\+"([^"\\\n]*)|\\+'([^'\\\n]*)|"((?:[^"\\\n]|\\.)*)|'([^'\n]*)|((?:\\[^\n\rn"']|[^\s"'`&|;<>\\])*)/y;
  value.lastIndex = at;
  const [all = '', ...contents] = value.exec(text) ?? [];
  const content = contents.find((each) => each !== undefined) ?? '';
  return { start: at + all.length - content.length, end: at + all.length };
}

const commandValue = /(?:\\*["'])?(?:\$\(|`)/y;

/** Tells `token=abc`, `"token": "abc"`, `token: abc123` and a whole line `password: hunter` from prose and image names. */
function isAssigned(text: string, [key, colon]: RegExpExecArray, value: Span): boolean {
  if (!colon) return true;
  if (/["']/.test(text[value.start - 1] ?? '')) return true;
  if (value.end - value.start >= 6 && /\d/.test(text.slice(value.start, value.end))) return true;
  const line = text.slice(Math.max(0, value.start - 150), value.start - key.length);
  return /\n[ \t]*(?:- )?[\w.-]*$/.test(line) && /^(?:[\r\n]|$)/.test(text.slice(value.end, value.end + 1));
}

/** Hides the literal parts of a value and keeps its references, `${NAME:-` and `}` around a default included. */
function maskLiterals(value: string, cover: Cover): string {
  if (harmlessValue.test(value)) return value;
  return value.replace(valuePart, (part, before?: string, standard?: string) => {
    if (before !== undefined) return `${before}${coverValue(standard ?? '', cover)}}`;
    return part.length > 1 && part.startsWith('$') ? part : coverValue(part, cover);
  });
}

const harmlessValue =
  /^(?:true|false|null|none|yes|no|undefined)$|^\{\{|^%\w+%$|^\/run\/secrets\/|^(?:id|type|src|env)=/i;
const valuePart = /(\$\{\w+:?[-=])([^{}]*)\}|\$\{[^{}]*\}|\$env:\w+|\$\w+|[^$]+|\$/gi;

function coverValue(value: string, cover: Cover): string {
  if (/^["']*$|^\$/.test(value) || value.endsWith('***')) return value;
  return cover(value, value.length >= 8 ? 2 : 0);
}
