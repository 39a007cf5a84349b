/** Whether a variable of this name usually holds a secret: `DB_PASSWORD`, `NPM_TOKEN`; not `PUBLIC_KEY`, `TOKEN_FILE`, `GPG_KEY`. */
export function isSecretVariable(name: string): boolean {
  if (PUBLIC.test(name)) return false;
  return SECRET.test(name) || SPELLED_TOGETHER.test(name);
}

/** Whether a value is a setting, a place or nothing, whatever the variable is called. */
export function isHarmlessValue(value: string): boolean {
  return (
    value === '' ||
    /^(?:true|false|yes|no|on|off|none|null|disabled?|enabled?|required|optional|\d)$/i.test(value) ||
    /^(?:\.{0,2}\/|~\/|file:|https?:\/\/[^@]*$)/.test(value) ||
    /^[\w.-]+\.(?:sh|json|ya?ml|txt|pem|key|conf|ini|properties)$/.test(value) ||
    // Something stands here later.
    /^(?:[xX]{3,}|[0-]{4,}|\*+\w*\**|<.*>)$/.test(value)
  );
}

/** A word between underscores says that everybody may know it, or that the value is only about a secret. */
const PUBLIC = /(?:^|_)(?:public|pub|gpg|pgp|allow|disable|enable|skip|no|without|require|use|test|fake|dummy)(?:_|$)/i;

const KEYS =
  'api|access|account|admin|app|auth|client|deploy|encrypt(?:ion)?|git|jwt|master|private|rsa|secret|service|session|signing|ssh|storage|subscription';

/** The name ends in a word for a secret. */
const SECRET = new RegExp(
  `(?:^|[_.-])(?:pass(?:word|wd|phrase)?|pwd|pword|psw|secret|token|credentials?|auth|pat|api_?key|(?:${KEYS})[_-]?key(?:_base)?|access_key_id)$`,
  'i',
);

/** The same without a separator: `dbPassword`, `MYSQLPASSWORD`. */
const SPELLED_TOGETHER = /(?:(?<!ht)password|(?<!ht)passwd|passphrase|apikey|secretkey|accesstoken|authtoken)$/i;
