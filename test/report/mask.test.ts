import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { maskSecrets } from '#report/mask.js';

// The tokens are put together here, so that no scanner of this repository takes them for real.
const letters = 'x7Qa'.repeat(12);
const hex = '0a1b2c3d'.repeat(6);

const tokens: readonly (readonly [name: string, prefix: string, rest: string])[] = [
  ['AWS access key id', 'AKIA', 'IOSFODNN7EXAMPLE'],
  ['GitHub personal token', 'ghp_', letters],
  ['GitHub app token', 'gho_', letters],
  ['GitHub fine-grained token', 'github_pat_', letters],
  ['GitLab token', 'glpat-', letters],
  ['Slack bot token', 'xoxb-', letters],
  ['Slack user token', 'xoxp-', letters],
  ['npm token', 'npm_', letters],
  ['PyPI token', 'pypi-', letters],
  ['OpenAI key', 'sk-', letters],
  ['Anthropic key', 'sk-ant-', letters],
  ['Stripe key', 'sk_live_', letters],
  ['Docker token', 'dckr_pat_', letters],
  ['Google key', 'AIza', letters],
  ['Hugging Face token', 'hf_', letters],
  ['DigitalOcean token', 'dop_v1_', hex],
  ['Vault token', 'hvs.', letters],
];

for (const [name, prefix, rest] of tokens) {
  test(`a ${name} keeps its prefix and two characters`, () => {
    assert.equal(maskSecrets(`RUN x ${prefix}${rest} y`), `RUN x ${prefix}${rest.slice(0, 2)}*** y`);
    const stars = '*'.repeat(rest.length - 2);
    assert.equal(maskSecrets(`"${prefix}${rest}"`, { keepLength: true }), `"${prefix}${rest.slice(0, 2)}${stars}"`);
  });
}

const masked: readonly (readonly [text: string, expected: string])[] = [
  ['password=hunter2', 'password=***'],
  ['ENV DB_PASSWORD=correct-horse X=1', 'ENV DB_PASSWORD=co*** X=1'],
  ['ENV DB_PASSWORD="correct horse" X=1', 'ENV DB_PASSWORD="co***" X=1'],
  ["ENV DB_PASS='correct horse'", "ENV DB_PASS='co***'"],
  ['ENV API_KEY hunter2', 'ENV API_KEY ***'],
  ['ENV API_KEY "hunter2"', 'ENV API_KEY "***"'],
  ['ARG NPM_TOKEN=abc', 'ARG NPM_TOKEN=***'],
  ['clientSecret := hunter2', 'clientSecret := ***'],
  ['x\n  db-password: hunter\ny', 'x\n  db-password: ***\ny'],
  ['token: "hunter"', 'token: "***"'],
  ['token: abc123', 'token: ***'],
  ['{"password": "hunter2", "auth":"dXNlcjpw"}', '{"password": "***", "auth":"dX***"}'],
  ['CMD ["app", "--token", "hunter2"]', 'CMD ["app", "--token", "***"]'],
  ['RUN ["sh", "-c", "PASSWORD=hunter2 app"]', 'RUN ["sh", "-c", "PASSWORD=*** app"]'],
  [String.raw`RUN echo "{\"token\":\"hunter2\"}"`, String.raw`RUN echo "{\"token\":\"***\"}"`],
  ['app --password hunter2 && b', 'app --password *** && b'],
  ['app --api-key=hunter2', 'app --api-key=***'],
  ['sshpass -p hunter2 ssh x', 'sshpass -p *** ssh x'],
  ['curl -u bob:hunter2 x', 'curl -u bob:*** x'],
  ['curl --user "bob:hunter2" x', 'curl --user "bob:***" x'],
  ['curl -H "Authorization: Bearer hunter2" x', 'curl -H "Authorization: Bearer ***" x'],
  ['curl -H "X-Api-Key: hunter2" x', 'curl -H "X-Api-Key: ***" x'],
  ['https://bob:hunter2@example.com/a', 'https://bob:***@example.com/a'],
  ['https://bob:p@ss@example.com/a', 'https://bob:***@example.com/a'],
  [`https://${hex}@github.com/a`, 'https://0a***@github.com/a'],
  ['postgres://:hunter2@db', 'postgres://:***@db'],
  ['Server=x;Password=hunter2;Pool=1', 'Server=x;Password=***;Pool=1'],
  ['?token=hunter2&page=1', '?token=***&page=1'],
  ['echo "//r.example/:_authToken=hunter2" > .npmrc', 'echo "//r.example/:_authToken=***" > .npmrc'],
  ['PASSWORD=${PASSWORD:-hunter2}', 'PASSWORD=${PASSWORD:-***}'],
  ['mysql -p${DB_PASSWORD:-hunter2}', 'mysql -p${DB_PASSWORD:-***}'],
  ['PASSWORD=pre$MIDDLE-post', 'PASSWORD=***$MIDDLE***'],
  ['`PASSWORD=hunter2` stays', '`PASSWORD=***` stays'],
];

for (const [text, expected] of masked) {
  test(`${JSON.stringify(text)} is masked`, () => {
    assert.equal(maskSecrets(text), expected);
    assert.equal(maskSecrets(text, { keepLength: true }).length, text.length);
  });
}

const harmless: readonly string[] = [
  'FROM node:20@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
  'FROM acme/secret:1.2',
  'ARG NPM_TOKEN',
  'ENV PASSWORD=""',
  'ENV PASSWORD=$PASSWORD',
  'ENV PASSWORD=${PASSWORD}',
  'ENV PASSWORD="${PASSWORD:?must be set}"',
  'ENV DB_URL=postgres://bob:$PASSWORD@db/x',
  'ENV DB_URL=postgres://${USER}:${PASSWORD}@db/x',
  'curl -u "$USER:$PASSWORD" x',
  'curl -u "${USERS:-10}" x',
  'date -u +%Y-%m-%dT%H:%M:%SZ',
  'docker run --user 1000:1000 --user app:app x',
  'docker login --username bob --password-stdin',
  'app --token "$TOKEN" --password=$(cat /run/secrets/p) --password=`cat p`',
  'TOKEN="$(cat /run/secrets/token)"',
  'RUN --mount=type=secret,id=npm_token,env=NPM_TOKEN npm ci',
  'docker build --secret id=token,src=token.txt --secret=id=b .',
  'ENV PASSWORD_FILE=/run/secrets/password',
  'ENV PASSWORD=/run/secrets/password',
  'ENV USE_TOKEN=true',
  'ENV PWD=/app MONKEY=banana BYPASS=1 TOKENIZER=fast MAX_TOKENS=100',
  'bob ALL=(ALL) NOPASSWD: /usr/bin/pip3',
  'Version=1, PublicKeyToken=31bf3856ad364e35',
  'token: ${{ secrets.GITHUB_TOKEN }}',
  'A token: see the manual.',
  'ENV PASSWORD is kept in the image.',
  'skopeo copy docker://alpine:3.19@sha256:0123 dir:x',
  'grep -rq "-----BEGIN PRIVATE KEY-----" src && make',
  'npm_config_cache=/cache npm ci',
  'risk-averse-and-very-long-kebab-case-name-1',
];

for (const text of harmless) {
  test(`${JSON.stringify(text)} is left as it is`, () => {
    assert.equal(maskSecrets(text), text);
  });
}

test('a private key is masked between its marks, and its lines stay lines', () => {
  const key = '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n  abc=\n-----END RSA PRIVATE KEY-----\nRUN x';
  assert.equal(maskSecrets(key), '-----BEGIN RSA PRIVATE KEY-----***-----END RSA PRIVATE KEY-----\nRUN x');
  assert.equal(
    maskSecrets(key, { keepLength: true }),
    '-----BEGIN RSA PRIVATE KEY-----\n****\n  ****\n-----END RSA PRIVATE KEY-----\nRUN x',
  );
});

test('a private key without an end is masked to the end of its paragraph', () => {
  assert.equal(maskSecrets('-----BEGIN PRIVATE KEY-----\nMIIE\n\nRUN x'), '-----BEGIN PRIVATE KEY-----***\n\nRUN x');
  assert.equal(maskSecrets('-----BEGIN PRIVATE KEY-----\nMIIE'), '-----BEGIN PRIVATE KEY-----***');
});

const piece = fc.constantFrom(
  ...masked.map(([text]) => text),
  ...harmless,
  `ghp_${letters}`,
  '-----BEGIN PRIVATE KEY-----',
  ' ',
  '\n',
  '"',
  "'",
  '\\',
  '=',
  '$',
  '日本🚢',
);

test('masking twice changes nothing more, and keepLength keeps the length and the lines', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const text = pieces.join('');
      const once = maskSecrets(text, { keepLength: true });
      assert.equal(once.length, text.length);
      assert.deepEqual(
        once.split('\n').map((line) => line.length),
        text.split('\n').map((line) => line.length),
      );
      assert.equal(maskSecrets(once, { keepLength: true }), once);
      const short = maskSecrets(text);
      assert.equal(maskSecrets(short), short);
    }),
    { numRuns: 500, seed: 20261121 },
  );
});

// With a pattern that backtracks these texts would take minutes.
for (const unit of [
  'token=',
  'token: ',
  '"token":"',
  'token=$(',
  '://a:',
  'eyJ-',
  'sk-',
  '--password-',
  '-u a:',
  'ENV a ',
  '${',
  '-----BEGIN PRIVATE KEY-----\n',
  'a',
  '\\',
  ' ',
  '\n',
])
  test(`a long run of ${JSON.stringify(unit)} is read once`, () => {
    const text = `TOKEN="://x:${unit.repeat(200_000 / unit.length)}`;
    assert.equal(maskSecrets(text, { keepLength: true }).length, text.length);
  });
