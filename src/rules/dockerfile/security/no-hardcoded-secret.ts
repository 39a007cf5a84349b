import { tokenPatterns } from '#knowledge/token-patterns.js';
import { defineRule } from '#lint/define-rule.js';

/** What any of the patterns starts with or contains: most files hold nothing of it. */
const HINT =
  /AKIA|ASIA|gh[oprsu]_|github_pat_|gl[a-z]{2,5}-|xox[a-z]-|xapp-|hooks\.slack|npm_|pypi-|rubygems_|dckr_|sk-|[rs]k_(?:live|test)_|hf_|do[opr]_v1_|AIza|ya29\.|SG\.|hvs\.|eyJ|AGE-SECRET|PRIVATE KEY|:\/\/[^\s/@]+@/;

/** Only a host with a domain: the password for `db` or `localhost` is one for trying things out. */
const URL_PASSWORD = /:\/\/([\w.%-]*):([\w.~!*+%-]{3,})@[\w-]+\.[\w.-]+/g;

export default defineRule({
  id: 'no-hardcoded-secret',
  title: 'Write no tokens, passwords or private keys into the file',
  category: 'security',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'A token in a Dockerfile is in the repository, in the history of the image and in every build log. Deleting the line does not help: whoever has had the repository or the image once has the token.',
  remedy: 'Revoke it, and hand the new one in with `RUN --mount=type=secret`.',
  references: ['https://docs.docker.com/build/building/secrets/'],
  messages: {
    token: 'This is a token ({start}…): whoever reads the file can use it.',
    password: 'The address holds a password.',
    key: 'This is a private key.',
  },
  check: {
    file({ text, report }) {
      if (!HINT.test(text)) return;
      const seen = new Set<number>();
      for (const pattern of tokenPatterns) {
        for (const match of text.matchAll(pattern)) {
          const [token, start = ''] = match;
          if (seen.has(match.index) || isPlaceholder(token)) continue;
          seen.add(match.index);
          const at = { start: match.index, end: match.index + token.length };
          if (start === '') report({ message: 'password', at });
          else report({ message: 'token', values: { start }, at });
        }
      }
      for (const match of text.matchAll(URL_PASSWORD)) {
        const [whole, user = '', password = ''] = match;
        const start = match.index + whole.indexOf(':', 3) + 1;
        if (password !== user && !isPlaceholder(password))
          report({ message: 'password', at: { start, end: start + password.length } });
      }
      for (const match of text.matchAll(/-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----/g))
        report({ message: 'key', at: { start: match.index, end: match.index + match[0].length } });
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nRUN wget https://ghp_0123456789abcdefghijABCDEFGHIJ@example.com/x\n',
      at: 'ghp_0123456789abcdefghijABCDEFGHIJ',
    },
    {
      bad: 'FROM alpine:3.23\nRUN wget https://ann:Tr0ub4dor@repo.example.com/app\n',
      at: 'Tr0ub4dor',
      good: 'FROM alpine:3.23\nRUN --mount=type=secret,id=netrc,target=/root/.netrc wget https://repo.example.com/app\n',
    },
    {
      title: 'A database for trying things out',
      good: 'FROM alpine:3.23\nENV DATABASE_URL=postgres://app:app-password@db:5432/app\n',
    },
    { title: 'A variable', good: 'FROM alpine:3.23\nARG PASS\nRUN wget https://ann:$PASS@repo.example.com/app\n' },
    { title: 'An example from a manual', good: 'FROM alpine:3.23\nENV KEY_ID=AKIAIOSFODNN7EXAMPLE\n' },
  ],
});

/** Words that stand where a secret will stand later. */
function isPlaceholder(text: string): boolean {
  return (
    /example|placeholder|changeme|your|dummy|redacted|x{5,}|\*{3,}|0{8,}/i.test(text) ||
    /^[A-Z_]+$/.test(text) ||
    /^(?:pass(?:word|wd)?|secret|token|user(?:name)?|postgres|root|admin|test|guest|mysql)$/i.test(text)
  );
}
