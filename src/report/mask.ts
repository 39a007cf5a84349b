import type { Span } from '#text/span.js';
import { isSecretName, secretName } from './secret-name.js';
import { tokenPatterns } from './token-patterns.js';

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
  masked = masked.replace(authorization, (_, before: string, value: string) => before + hide(value));
  masked = masked.replace(userOption, (all, before: string, user: string, value: string) =>
    user === value || /^\d+$/.test(value) ? all : before + hide(value),
  );
  masked = masked.replace(passwordOption, (_, before: string, value: string) => before + hide(value));
  masked = masked.replace(spacedEnv, (all, before: string, name: string, value: string) =>
    isSecretName(name) ? before + hide(value) : all,
  );
  masked = masked.replace(defaultValue, (all, before: string, name: string, value: string) =>
    isSecretName(name) ? `${before}${coverValue(value, cover)}}` : all,
  );
  return maskAssignments(masked, hide);
}

// Each pattern starts with a fixed text or at the start of a line, and no two neighbouring repetitions can match
// the same character: matching takes time in proportion to the text, whatever the text is.
const urlPassword = /(:\/\/[^\s/:@"'`]*:)([^\s/"'`]+)@/g;
const authorization = /(Authorization\\{0,3}["']?[ \t]*[:=][ \t]*\\{0,3}["']?(?:Basic|Bearer|Token)[ \t]+)([^\s"'`\\]+)/gi;
const userOption = /((?<![\w-])(?:-u|--user|--proxy-user)(?:[ \t]+|=)["']?([^\s:"'`=]+):)([^\s"'`]+)/g;
const passwordOption = new RegExp(
  `((?:(?<![\\w-])--[\\w-]{0,30}?(?:${secretName})(?![\\w-])|\\bsshpass[ \\t]+-p)[ \\t]+["']?)(?![-\\\\])([^\\s"'\`]+)`,
  'gi',
);
const spacedEnv = /^([ \t]*ENV[ \t]+([^\s=]+)[ \t]+)([^\s=\\][^\n\r]*)/gim;
const defaultValue = /(\$\{(\w+):?[-=])([^{}\n]+)\}/g;

type Cover = (value: string, kept: number) => string;

function maskPrivateKeys(text: string, cover: Cover): string {
  const begin = /-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----/g;
  let masked = '';
  let done = 0;
  for (let found = begin.exec(text); found; found = begin.exec(text)) {
    const from = begin.lastIndex;
    const to = endOfPrivateKey(text, from);
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

/** Masks the values in `password=…`, `"token": "…"` and `api_key: …`. */
function maskAssignments(text: string, hide: (value: string) => string): string {
  const assignment = new RegExp(`(?:${secretName})(\\\\{0,3}["'])?[ \\t]*(?:(=)=?|:)([ \\t]*)`, 'gi');
  let masked = '';
  let done = 0;
  for (let found = assignment.exec(text); found; found = assignment.exec(text)) {
    const [, quote, equals, space] = found;
    const value = valueAt(text, assignment.lastIndex);
    if (value.start === value.end) continue;
    if (!equals && !quote && !(space && isYamlValue(text, found.index, value))) continue;
    masked += text.slice(done, value.start) + hide(text.slice(value.start, value.end));
    done = value.end;
    assignment.lastIndex = value.end;
  }
  return masked + text.slice(done);
}

/** The value that starts at an offset, without its quotes. Empty where a command makes the value. */
function valueAt(text: string, at: number): Span {
  const value = /\\+"([^"\\\n]*)|\\+'([^'\\\n]*)|"((?:[^"\\\n]|\\.)*)|'([^'\n]*)|((?:\\[^\n\r"']|[^\s"'`&|;<>\\])*)/y;
  value.lastIndex = at;
  const [all = '', ...contents] = value.exec(text) ?? [];
  const content = contents.find((each) => each !== undefined) ?? '';
  if (content.startsWith('$(') || content.startsWith('`')) return { start: at, end: at };
  return { start: at + all.length - content.length, end: at + all.length };
}

/** Tells `token: abc123` and a whole line `password: hunter` from prose such as "a token: see the manual". */
function isYamlValue(text: string, nameAt: number, value: Span): boolean {
  if (/["']/.test(text[value.start - 1] ?? '')) return true;
  if (value.end - value.start >= 6 && /\d/.test(text.slice(value.start, value.end))) return true;
  const lineStart = text.lastIndexOf('\n', nameAt) + 1;
  const before = nameAt - lineStart < 100 ? text.slice(lineStart, nameAt) : ' .';
  const behind = text[value.end];
  return /^\s*(?:- )?[\w.-]*$/.test(before) && lineStart > 0 && (behind === undefined || /[\r\n]/.test(behind));
}

/** Hides the literal parts of a value and keeps its references, `${NAME:-` and `}` around a default included. */
function maskLiterals(value: string, cover: Cover): string {
  if (harmlessValue.test(value)) return value;
  return value.replace(valuePart, (part, before?: string, standard?: string) => {
    if (before !== undefined) return `${before}${coverValue(standard ?? '', cover)}}`;
    return part.length > 1 && part.startsWith('$') ? part : coverValue(part, cover);
  });
}

const harmlessValue = /^(?:true|false|null|none|yes|no|undefined)$|^\{\{|^%\w+%$|^\/run\/secrets\/|^(?:id|type|src|env)=/i;
const valuePart = /(\$\{\w+:?[-=])([^{}]*)\}|\$\{[^{}]*\}|\$env:\w+|\$\w+|[^$]+|\$/gi;

function coverValue(value: string, cover: Cover): string {
  if (value === '' || value.endsWith('***')) return value;
  return cover(value, value.length >= 8 ? 2 : 0);
}
