import { jsonObjectIn } from '#text/json-object.js';
import { ToolError } from '../tool-error.js';
import { answerOf, readAll } from './body.js';
import type { Challenge } from './challenge.js';
import type { CredentialSearch, Credentials } from './credentials.js';
import { isLoopback } from './endpoint.js';
import { statusFailure, Temporary, transportFailure } from './failure.js';
import type { Request, Transport } from './transport.js';

const LARGEST_TOKEN_ANSWER = 2 ** 20;

export interface TokenQuery {
  readonly challenge: Challenge;
  /** The scope to ask for when the challenge names none. */
  readonly scope: string;
  readonly search: CredentialSearch;
  readonly registry: string;
  /** What the token is for, for messages. */
  readonly what: string;
  /** The address that sent the challenge. */
  readonly asked: URL;
  readonly insecure: boolean;
  readonly stallTimeout: number;
}

/**
 * Fetches a bearer token from the server that a challenge names: with an identity token by POST, else by GET.
 * REGISTRY_INVALID_ANSWER when the server cannot be used, REGISTRY_UNAUTHORIZED when it refuses the credentials.
 */
export async function fetchToken(query: TokenQuery, transport: Transport): Promise<string> {
  const { challenge, search, registry, what, stallTimeout } = query;
  const realm = realmOf(query);
  const service = challenge.parameters.service ?? '';
  const scope = challenge.parameters.scope ?? query.scope;
  let [request, alternative] = requestsOf(realm, service, scope, search.credentials);
  for (;;) {
    const sent = request;
    const response = await transport(sent).catch((error: unknown) => {
      throw transportFailure(error, realm.host, `The token server ${realm.host} of ${registry}`);
    });
    const bytes = await readAll(response, LARGEST_TOKEN_ANSWER, stallTimeout, realm.host);
    const status = response.statusCode ?? 0;
    // Some token servers know the OAuth 2 form only.
    if (status === 405 && alternative) {
      [request, alternative] = [alternative, undefined];
      continue;
    }
    if (status !== 200) throw statusFailure(answerOf(response, bytes), { registry, host: realm.host, what, search });
    const token = tokenIn(bytes);
    if (token !== undefined) return token;
    throw new Temporary(
      new ToolError(
        'REGISTRY_INVALID_ANSWER',
        `The token server ${realm.host} of ${registry} gave an answer without a token.`,
        'Try again; if it stays so, tell whoever runs the registry.',
      ),
    );
  }
}

/** Only an address to which credentials may go: over TLS, or on the same unprotected way as the registry itself. */
function realmOf({ challenge, registry, asked, insecure }: TokenQuery): URL {
  const text = challenge.parameters.realm ?? '';
  const realm = URL.canParse(text, asked.href) ? new URL(text, asked.href) : undefined;
  const isSafe =
    realm?.protocol === 'https:' || (realm?.protocol === 'http:' && (insecure || isLoopback(realm.hostname)));
  if (realm && isSafe) {
    realm.username = '';
    realm.password = '';
    realm.hash = '';
    return realm;
  }
  throw new ToolError(
    'REGISTRY_INVALID_ANSWER',
    `${registry} names a token server that cannot be asked${realm ? ` safely: ${realm.protocol}//${realm.host}` : ''}.`,
    realm?.protocol === 'http:'
      ? 'Tokens travel over https only; --insecure allows http.'
      : 'Check that the address is that of a registry.',
  );
}

function requestsOf(
  realm: URL,
  service: string,
  scope: string,
  credentials: Credentials | undefined,
): [Request, Request | undefined] {
  const query = [...(service ? [['service', service]] : []), ...scope.split(' ').map((each) => ['scope', each])];
  const form = (grant: Record<string, string>): Request => ({
    url: realm,
    headers: { accept: 'application/json' },
    form: new URLSearchParams({ ...grant, service, client_id: 'plimsoll', scope }),
  });
  if (credentials && 'identityToken' in credentials) {
    return [form({ grant_type: 'refresh_token', refresh_token: credentials.identityToken }), undefined];
  }
  const url = new URL(realm);
  for (const [name = '', value = ''] of query) url.searchParams.append(name, value);
  const get = (headers: Record<string, string>): Request => ({
    url,
    headers: { accept: 'application/json', ...headers },
  });
  if (!credentials) return [get({}), undefined];
  const { username, password } = credentials;
  return [get({ authorization: basicOf(username, password) }), form({ grant_type: 'password', username, password })];
}

/** The header of Basic authentication. */
export function basicOf(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

function tokenIn(bytes: Buffer): string | undefined {
  const answer = jsonObjectIn(bytes);
  return [answer?.token, answer?.access_token].find(
    // A header takes visible characters only.
    (token): token is string => typeof token === 'string' && /^[\x21-\x7e]+$/.test(token),
  );
}
