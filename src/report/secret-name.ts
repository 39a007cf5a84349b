/** The end of a name whose value is a secret, as the source of a case-insensitive regular expression. */
export const secretName = [
  '(?<!ht|no)pass(?:word|wd|phrase)',
  '(?<![a-z])pass',
  '[_-]pwd',
  'secret',
  '(?<!publickey)token',
  '(?:access|account|api|auth|encryption|master|private|secret|signing)[_-]?key(?:[_-]?base)?',
  '(?<=[_"\'])auth',
  '[_-]pat',
].join('|');

/** Whether a variable of this name holds a secret: `DB_PASSWORD` does, `PASSWORD_FILE` does not. */
export function isSecretName(name: string): boolean {
  return nameEnd.test(name);
}

const nameEnd = new RegExp(`(?:${secretName})$`, 'i');
