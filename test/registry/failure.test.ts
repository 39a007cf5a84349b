import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Temporary, transportFailure } from '#registry/failure.js';

const error = (code: string, message = 'write EPROTO') => Object.assign(new Error(message), { code });

const CASES: readonly (readonly [code: string, kind: string, isTemporary: boolean, message: RegExp])[] = [
  ['ENOTFOUND', 'REGISTRY_UNKNOWN_HOST', false, /no such host/],
  ['EAI_AGAIN', 'REGISTRY_UNREACHABLE', true, /cannot be looked up/],
  ['ECONNREFUSED', 'REGISTRY_UNREACHABLE', false, /nothing answers/],
  ['ETIMEDOUT', 'REGISTRY_STALLED', true, /in time/],
  ['ECONNRESET', 'REGISTRY_CUT_OFF', true, /cut the connection/],
  ['EPIPE', 'REGISTRY_CUT_OFF', true, /cut the connection/],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'REGISTRY_UNTRUSTED', false, /self-signed/],
  ['CERT_HAS_EXPIRED', 'REGISTRY_UNTRUSTED', false, /expired/],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'REGISTRY_UNTRUSTED', false, /another name/],
  ['CERT_REVOKED', 'REGISTRY_UNTRUSTED', false, /Node\.js says CERT_REVOKED/],
  ['INVALID_CA', 'REGISTRY_UNTRUSTED', false, /INVALID_CA/],
  ['HPE_INVALID_CONSTANT', 'REGISTRY_INVALID_ANSWER', false, /does not speak HTTP\b/],
];

describe('a request that fails', () => {
  for (const [code, kind, isTemporary, message] of CASES) {
    it(`with ${code} is ${kind}${isTemporary ? ', for now' : ''}`, () => {
      const failed = transportFailure(error(code), 'reg.example');
      const shown = failed instanceof Temporary ? failed.failure : failed;
      assert.equal(failed instanceof Temporary, isTemporary);
      assert.equal(shown.code, kind);
      assert.match(shown.message, message);
    });
  }

  it('in its TLS handshake says what failed', () => {
    const alert = error(
      'EPROTO',
      'write EPROTO 80:error:0A00042E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version:a.c:1:',
    );
    assert.match(transportFailure(alert, 'reg.example').message, /comes about: tlsv1 alert protocol version\.$/);
    const plain = error(
      'EPROTO',
      'write EPROTO 80:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:a.c:1:',
    );
    assert.match(transportFailure(plain, 'reg.example').message, /does not speak HTTPS\.$/);
  });

  it('for several addresses has the reason of the first', () => {
    const all = new AggregateError([error('ECONNREFUSED'), error('ENETUNREACH')]);
    assert.match(transportFailure(all, 'reg.example').message, /nothing answers/);
  });

  it('for a reason of our own is no failure of the registry', () => {
    for (const bug of [new TypeError('x'), error('ERR_INVALID_CHAR'), error('ABORT_ERR')]) {
      assert.throws(() => transportFailure(bug, 'reg.example'), bug);
    }
  });
});
