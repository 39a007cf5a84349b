import { jsonObjectIn } from '#text/json-object.js';
import { ToolError } from '../tool-error.js';
import type { Answer } from './body.js';
import type { CredentialSearch } from './credentials.js';
import { rateLimitIn } from './rate-limit.js';
import { retryAfterOf } from './retry-after.js';

/** A failure that another attempt may mend. */
export class Temporary extends Error {
  readonly failure: ToolError;
  /** Milliseconds that the other side asks us to wait. */
  readonly retryAfter: number | undefined;

  constructor(failure: ToolError, retryAfter?: number) {
    super(failure.message, { cause: failure });
    this.failure = failure;
    this.retryAfter = retryAfter;
  }
}

const CERTIFICATE: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its authority is unknown here',
  UNABLE_TO_GET_ISSUER_CERT: 'its authority is unknown here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its authority is unknown here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its authority is unknown here',
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it belongs to another name',
};

// Source: the names of X509_verify_cert's errors in OpenSSL.
const OTHER_CERTIFICATE = /(?:^|_)(?:CERT|CA|CRL|ISSUER|PURPOSE|SIGNATURE)(?:_|$)|^PATH_LENGTH|^HOSTNAME_MISMATCH$/;

const CHECK_ADDRESS = 'Check the address and the port, and that the registry runs.';

/** What went wrong when no answer came, or not all of it. */
export function transportFailure(error: unknown, host: string, subject: string = host): Temporary | ToolError {
  if (error instanceof ToolError || error instanceof Temporary) return error;
  const code = codeOf(error);
  const fail = (kind: string, message: string, hint: string) => new ToolError(kind, message, hint, error);
  const certificate = CERTIFICATE[code] ?? (OTHER_CERTIFICATE.test(code) ? `Node.js says ${code}` : undefined);
  if (certificate) {
    const hint = 'Name its authority with NODE_EXTRA_CA_CERTS=FILE, or use --insecure where you trust the network.';
    return fail('REGISTRY_UNTRUSTED', `The certificate of ${host} cannot be trusted: ${certificate}.`, hint);
  }
  if (isNotTls(error)) {
    const hint = 'If it speaks plain HTTP and you trust the network, use --insecure.';
    return fail('REGISTRY_UNREACHABLE', `${subject} does not speak HTTPS.`, hint);
  }
  if (/^(?:EPROTO$|ERR_SSL_)/.test(code)) {
    const [, reason = 'the handshake fails'] = /SSL routines:[^:]*:([\w ]+):/.exec((error as Error).message) ?? [];
    const hint = 'Check which versions of TLS it takes; client certificates are not supported.';
    return fail('REGISTRY_UNREACHABLE', `No secure connection to ${subject} comes about: ${reason}.`, hint);
  }
  if (/^HPE_/.test(code)) return fail('REGISTRY_INVALID_ANSWER', `${subject} does not speak HTTP.`, CHECK_ADDRESS);
  switch (code) {
    case 'ENOTFOUND':
      return fail('REGISTRY_UNKNOWN_HOST', `${subject} is unknown: no such host.`, 'Check how the name is spelled.');
    case 'ECONNREFUSED':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return fail('REGISTRY_UNREACHABLE', `${subject} cannot be reached: nothing answers there.`, CHECK_ADDRESS);
    case 'ENOCONNECTION':
      return fail('REGISTRY_UNREACHABLE', `${subject} cannot be reached: no connection comes about.`, CHECK_ADDRESS);
    case 'EPROXY':
      return fail(
        'REGISTRY_UNREACHABLE',
        `${subject} cannot be reached through the proxy: ${(error as Error).message.replace(/:\/\/[^/\s]*@/g, '://')}.`,
        'Check HTTPS_PROXY and NO_PROXY.',
      );
    case 'EAI_AGAIN':
      return new Temporary(
        fail('REGISTRY_UNREACHABLE', `The name of ${subject} cannot be looked up.`, 'Check the network and its DNS.'),
      );
    case 'ETIMEDOUT':
    case 'ESTALLED':
      return new Temporary(fail('REGISTRY_STALLED', `${subject} does not answer in time.`, 'Try again later.'));
    default:
      // What the system and its network do not say is a fault of ours, or the reader who has gone.
      if (!/^E[A-Z0-9]+$|^ERR_STREAM_PREMATURE_CLOSE$/.test(code)) throw error;
      return new Temporary(fail('REGISTRY_CUT_OFF', `${subject} cut the connection.`, 'Try again later.'));
  }
}

/** Whether the other side answered a TLS handshake with something else. */
export function isNotTls(error: unknown): boolean {
  return /:(?:wrong version number|packet length too long|http request):/.test(String((error as Error).message));
}

export function codeOf(error: unknown): string {
  const { code, errors } = (error ?? {}) as { readonly code?: unknown; readonly errors?: readonly unknown[] };
  if (typeof code === 'string') return code;
  return errors?.[0] === undefined ? '' : codeOf(errors[0]);
}

export interface FailureContext {
  readonly registry: string;
  /** Who answered: the registry, its storage, its token server. */
  readonly host: string;
  /** What was asked for: `acme/app:1`. */
  readonly what: string;
  /** The credentials that were sent, or why there were none. */
  readonly search?: CredentialSearch | undefined;
}

/** What an answer means that is no success. Its text is not quoted: it could repeat what we sent. */
export function statusFailure(answer: Answer, { registry, host, what, search }: FailureContext): Temporary | ToolError {
  const { status, headers } = answer;
  const login = registry === 'docker.io' ? 'docker login' : `docker login ${registry}`;
  if (status === 401) {
    if (search?.credentials) {
      return new ToolError(
        'REGISTRY_UNAUTHORIZED',
        `${host} refuses the credentials for ${what} (401).`,
        `Log in anew with ${login}.`,
      );
    }
    const problem = search?.problem === undefined ? '' : ` ${search.problem}`;
    return new ToolError(
      'REGISTRY_UNAUTHORIZED',
      `${host} gives ${what} to nobody without a login, or there is no such thing (401).${problem}`,
      `Log in with ${login}, or check the name.`,
    );
  }
  if (status === 403) {
    return new ToolError(
      'REGISTRY_FORBIDDEN',
      `${host} does not allow you ${what} (403).`,
      `Ask its owner for the right to pull, or use another account with ${login}.`,
    );
  }
  if (status === 404) {
    return new ToolError('REGISTRY_NOT_FOUND', `${host} does not have ${what} (404).`, 'Check the name.');
  }
  if (status === 429) return rateLimited(answer, host, login);
  if (status === 408 || status >= 500) {
    const failure = new ToolError('REGISTRY_FAILED', `${host} failed with status ${status}.`, 'Try again later.');
    const after = retryAfterOf(headers['retry-after'], Date.now()) ?? 0;
    return after > LONGEST_WAIT ? failure : new Temporary(failure, after || undefined);
  }
  const known = knownCode(answer);
  return new ToolError(
    'REGISTRY_INVALID_ANSWER',
    `${host} answers with status ${status}${known ? ` (${known})` : ''} when asked for ${what}.`,
    'Check that the address is that of a registry.',
  );
}

/** Longer than this we do not wait for a registry. */
const LONGEST_WAIT = 60_000;

function rateLimited({ headers }: Answer, host: string, login: string): Temporary | ToolError {
  const limit = rateLimitIn(headers);
  const after = retryAfterOf(headers['retry-after'], Date.now());
  const left = limit?.limit === undefined ? '' : `: ${limit.remaining ?? 0} of ${limit.limit} pulls are left`;
  const wait = after !== undefined && after > 0 ? `Wait ${Math.ceil(after / 1000)} seconds` : 'Wait';
  const failure = new ToolError(
    'REGISTRY_RATE_LIMITED',
    `${host} takes no more requests for now (429)${left}.`,
    `${wait}, log in with ${login} for a higher limit, or pull through a mirror of your own.`,
  );
  const isHopeless = after === undefined ? limit?.remaining === 0 : after > LONGEST_WAIT;
  return isHopeless ? failure : new Temporary(failure, after);
}

/** The error code of the distribution specification in an answer. */
function knownCode(answer: Answer): string | undefined {
  const errors = jsonObjectIn(answer.bytes)?.errors;
  const code = Array.isArray(errors) ? (errors[0] as { readonly code?: unknown } | null)?.code : undefined;
  return typeof code === 'string' && /^[A-Z_]{3,40}$/.test(code) ? code : undefined;
}

/** Whether an answer of an error comes from a registry: others do not speak the specification's JSON. */
export function speaksDistribution(answer: Answer): boolean {
  return (
    answer.headers['docker-distribution-api-version'] !== undefined || Array.isArray(jsonObjectIn(answer.bytes)?.errors)
  );
}
