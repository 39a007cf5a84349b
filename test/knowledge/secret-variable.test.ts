import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isHarmlessValue, isSecretVariable } from '#knowledge/secret-variable.js';

describe('isSecretVariable', () => {
  it('knows names that end in a word for a secret', () => {
    for (const name of [
      'DB_PASSWORD',
      'npm_token',
      'auth',
      'git_key',
      'AWS_ACCESS_KEY_ID',
      'SECRET_KEY_BASE',
      'dbPassword',
    ])
      assert.equal(isSecretVariable(name), true, name);
  });

  it('leaves alone what everybody may know and what is only about a secret', () => {
    for (const name of [
      'PUBLIC_KEY',
      'GPG_KEY',
      'PASSWORD_FILE',
      'TOKEN_URL',
      'ALLOW_EMPTY_PASSWORD',
      'COMPASS',
      'KEYS',
    ])
      assert.equal(isSecretVariable(name), false, name);
  });
});

describe('isHarmlessValue', () => {
  it('knows settings, places and values to come', () => {
    for (const value of ['', 'true', '/run/secrets/db', 'https://auth.example.com', 'reset.sh', 'XXXX', '<token>'])
      assert.equal(isHarmlessValue(value), true, value);
    for (const value of ['hunter2', 'https://ann:pw@example.com']) assert.equal(isHarmlessValue(value), false, value);
  });
});
