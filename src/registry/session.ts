import type { IncomingMessage } from 'node:http';
import { ToolError } from '../tool-error.js';
import type { Answer } from './body.js';
import { answerOf, discard, readAll } from './body.js';
import { parseChallenges } from './challenge.js';
import { findCredentials } from './credentials.js';
import { endpointsOf } from './endpoint.js';
import type { Temporary } from './failure.js';
import { codeOf, isNotTls, speaksDistribution, statusFailure, transportFailure } from './failure.js';
import type { Patience, RegistryOptions } from './options.js';
import { patienceOf } from './options.js';
import type { RateLimit } from './rate-limit.js';
import { rateLimitIn } from './rate-limit.js';
import { retry } from './retry.js';
import { basicOf, fetchToken } from './token.js';
import { transportOf } from './transport.js';

/** A conversation with one registry about one thing, with what it has learned: the way in, the token, the rate limit. */
export interface Session {
  readonly patience: Patience;
  /** One attempt at a GET of a path below the registry's root; resolves with a success only. */
  open(request: Get, signal?: AbortSignal): Promise<IncomingMessage>;
  /** A small answer as a whole, with as many attempts as patience allows. */
  fetch(request: Get, limit: number): Promise<Answer>;
  /** Who answers, for messages. */
  readonly host: string;
  readonly rateLimit: RateLimit | undefined;
}

export interface Get {
  /** From the root on, with its query: `/v2/acme/app/tags/list?n=10`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is asked for, for messages. */
  readonly what: string;
}

const MOST_REDIRECTS = 10;
const LARGEST_ERROR = 2 ** 20;

/** Opens a conversation with a registry; nothing is sent yet. `path` is the repository, empty for the registry itself. */
export function openSession(registry: string, path: string, scope: string, options: RegistryOptions): Session {
  const env = options.env ?? process.env;
  const insecure = options.insecure ?? false;
  const patience = patienceOf(options);
  const { stallTimeout, connectTimeout } = patience;
  const transport = transportOf({ insecure, connectTimeout, stallTimeout, env });
  const endpoints = endpointsOf(registry, insecure);
  let base: URL | undefined;
  let credentials: ReturnType<typeof findCredentials> | undefined;
  let authorization: Promise<string | undefined> | undefined;
  let rateLimit: RateLimit | undefined;

  const credentialsFor = () => {
    const given = options.credentials;
    credentials ??= given
      ? Promise.resolve({ credentials: given, problem: undefined })
      : findCredentials(registry, path, env);
    return credentials;
  };

  const session: Session = {
    patience,
    host: registry,
    get rateLimit() {
      return rateLimit;
    },
    async open(request, signal) {
      let { url, response } = await first(request, signal);
      for (let redirects = 0; isRedirect(response); redirects++) {
        discard(response);
        if (redirects === MOST_REDIRECTS) throw badRedirect('sends from one address to the next without end');
        const from = url;
        url = targetOf(response, from);
        response = await sendTo(url, request, signal, url.origin === from.origin && url.origin === base?.origin);
      }
      if (response.statusCode === 200 || response.statusCode === 206) return response;
      const answer = answerOf(response, await readAll(response, LARGEST_ERROR, stallTimeout, url.host));
      throw await refusal(answer, request, url);
    },
    fetch: (request, limit) =>
      retry(patience, async () => {
        const response = await session.open(request);
        return answerOf(response, await readAll(response, limit, stallTimeout, registry));
      }),
  };
  return session;

  /** The answer of the registry itself: over HTTPS, or where that is allowed over HTTP. */
  async function first(request: Get, signal: AbortSignal | undefined) {
    const candidates = base ? [base] : endpoints;
    for (const [index, candidate] of candidates.entries()) {
      const url = new URL(request.path, candidate);
      try {
        const response = await sendTo(url, request, signal, true);
        base = candidate;
        return { url, response };
      } catch (error) {
        const { cause } = error as { readonly cause?: unknown };
        const isOtherWay = isNotTls(cause ?? error) || codeOf(cause ?? error) === 'ECONNREFUSED';
        if (!isOtherWay || index === candidates.length - 1) throw error;
      }
    }
    throw new Error('a registry without an address');
  }

  async function sendTo(url: URL, { headers = {}, what }: Get, signal: AbortSignal | undefined, isOwn: boolean) {
    const send = async (authorized: string | undefined) => {
      const all = authorized === undefined ? headers : { ...headers, authorization: authorized };
      const response = await transport({ url, headers: all }, signal).catch((error: unknown) => {
        throw signal?.aborted ? error : transportFailure(error, url.host);
      });
      if (isOwn) rateLimit = rateLimitIn(response.headers) ?? rateLimit;
      return response;
    };
    if (!isOwn) return send(undefined);
    const used = authorization;
    const response = await send(await used);
    if (response.statusCode !== 401) return response;
    // A token runs out; of several requests at once the first fetches the next one for all.
    if (authorization === used) {
      const next = authorize(response, url, what);
      authorization = next;
      // The one that failed is forgotten, so that the next attempt starts anew.
      next.catch(() => {
        if (authorization === next) authorization = undefined;
      });
    }
    const renewed = await authorization;
    if (renewed === undefined) return response;
    discard(response);
    return send(renewed);
  }

  /** The header that answers a 401, undefined when there is nothing to answer with. */
  async function authorize(response: IncomingMessage, asked: URL, what: string): Promise<string | undefined> {
    const challenges = parseChallenges(response.headers['www-authenticate'] ?? '');
    const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
    const search = await credentialsFor();
    if (bearer) {
      const query = { challenge: bearer, scope, search, registry, what, asked, insecure, stallTimeout };
      return `Bearer ${await fetchToken(query, transport)}`;
    }
    const known = search.credentials;
    const isBasic = challenges.some(({ scheme }) => scheme === 'basic');
    return isBasic && known && 'username' in known ? basicOf(known.username, known.password) : undefined;
  }

  async function refusal(answer: Answer, { what }: Get, url: URL): Promise<ToolError | Temporary> {
    if (answer.status === 404 && url.origin === base?.origin && !speaksDistribution(answer) && !(await isRegistry())) {
      return noRegistry();
    }
    if (url.origin !== base?.origin) return statusFailure(answer, { registry, host: url.host, what });
    const search = answer.status === 401 ? await credentialsFor() : undefined;
    return statusFailure(answer, { registry, host: registry, what, search });
  }

  /** Asks the one address that every registry has. */
  async function isRegistry(): Promise<boolean> {
    const response = await sendTo(new URL('/v2/', base), { path: '/v2/', what: '' }, undefined, true);
    const answer = answerOf(response, await readAll(response, LARGEST_ERROR, stallTimeout, registry));
    return answer.status === 200 || answer.status === 401 || speaksDistribution(answer);
  }

  function noRegistry(): ToolError {
    return new ToolError(
      'NOT_A_REGISTRY',
      `${registry} answers, but it is no image registry.`,
      'Check the address and the port; the API of a registry is at /v2/.',
    );
  }

  function targetOf(response: IncomingMessage, from: URL): URL {
    const location = response.headers.location ?? '';
    const target = URL.canParse(location, from.href) ? new URL(location, from.href) : undefined;
    if (!target || !/^https?:$/.test(target.protocol)) throw badRedirect('redirects to something that is no address');
    if (from.protocol === 'https:' && target.protocol === 'http:' && !insecure) {
      throw badRedirect(`redirects from https to http, to ${target.host}`);
    }
    target.username = '';
    target.password = '';
    target.hash = '';
    return target;
  }

  function badRedirect(what: string): ToolError {
    const hint = 'Tell whoever runs it, or check the address.';
    return new ToolError('REGISTRY_INVALID_ANSWER', `${registry} ${what}.`, hint);
  }
}

function isRedirect({ statusCode, headers }: IncomingMessage): boolean {
  return headers.location !== undefined && [301, 302, 303, 307, 308].includes(statusCode ?? 0);
}
