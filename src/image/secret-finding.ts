import { isHarmlessValue, isSecretVariable } from '#knowledge/secret-variable.js';
import { tokenPatterns } from '#knowledge/token-patterns.js';

/** What was found: never with the secret itself, only with the part that names its issuer or the variable. */
export interface FoundSecret {
  readonly kind: 'token' | 'private key' | 'variable' | 'secret file';
  /** The start that may be shown, or the name of a variable; empty for a file. */
  readonly shown: string;
  /** From 1, in a text of several lines. */
  readonly line: number;
}

/** The secrets in a text that can be told by their looks: tokens of known issuers, private keys. */
export function secretsInText(text: string): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  if (LOOKS.test(text)) {
    for (const pattern of tokenPatterns)
      for (const match of text.matchAll(pattern)) {
        // Examples in documentation repeat a letter or spell a word.
        if (isExample(match[0])) continue;
        found.push({ kind: 'token', shown: `${match[1] || ''}***`, line: lineAt(text, match.index) });
      }
  }
  for (const match of text.matchAll(PRIVATE_KEY))
    found.push({ kind: 'private key', shown: '***', line: lineAt(text, match.index) });
  return found;
}

/** The secrets among assignments: `NAME=value` of an environment, a label, an env file. */
export function secretInAssignment(name: string, value: string, line = 1): FoundSecret | undefined {
  if (isSecretVariable(name) && !isHarmlessValue(value) && !/^\$/.test(value))
    return { kind: 'variable', shown: `${name}=***`, line };
  const [first] = secretsInText(value);
  return first && { ...first, shown: `${name}=${first.shown}`, line };
}

/** Every prefix of the patterns: most texts hold none, and one search is faster than twenty. */
const LOOKS =
  /AKIA|ASIA|gh[oprsu]_|github_pat_|gl(?:agent|cbt|dt|ft|imt|oas|pat|ptt|rt|soat)-|xox[abeoprs]-|xapp-|hooks\.slack|npm_|pypi-|rubygems_|dckr_|sk-|[rs]k_(?:live|test)_|hf_|do[opr]_v1_|AIza|ya29\.|SG\.|hvs\.|eyJ|AGE-SECRET|:\/\/[\w-]{20,}@/;

const PRIVATE_KEY = /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:\\n|\s)+[A-Za-z0-9+/=\s:,-]{60}/g;

function isExample(token: string): boolean {
  return /(.)\1{7}|EXAMPLE|example|xxxx|XXXX|1234567890|abcdefgh/.test(token) || new Set(token).size < 8;
}

function lineAt(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
