import type { IncomingMessage, RequestOptions } from 'node:http';
import http from 'node:http';
import https from 'node:https';
import { version } from '../version.js';
import { proxyFor, tunnelAgent } from './proxy.js';

/** One request without credentials in its URL. */
export interface Request {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** A form to POST; a GET without one. */
  readonly form?: URLSearchParams;
}

/** Sends single requests and follows nothing; connections stay open for the next one. */
export type Transport = (request: Request, signal?: AbortSignal) => Promise<IncomingMessage>;

/** The other side was silent for too long: as a connection was to come about, or on one. */
export class SilenceError extends Error {
  readonly code: 'ENOCONNECTION' | 'ESTALLED';

  constructor(code: 'ENOCONNECTION' | 'ESTALLED') {
    super(code);
    this.code = code;
  }
}

export interface TransportOptions {
  readonly insecure: boolean;
  readonly connectTimeout: number;
  readonly stallTimeout: number;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A transport over Node's HTTP: it can resume and stall-check streams, use proxies, and trust a certificate when told to. */
export function transportOf({ insecure, connectTimeout, stallTimeout, env }: TransportOptions): Transport {
  // Node gives each address of a host a quarter of a second, which is too short for the other side of the world.
  const common = { keepAlive: true, autoSelectFamilyAttemptTimeout: 2000 };
  const tls = { ...common, rejectUnauthorized: !insecure };
  const plainAgent = new http.Agent(common);
  const secureAgent = new https.Agent(tls);
  const tunnels = new Map<string, https.Agent>();

  const routeOf = (url: URL): RequestOptions => {
    const proxy = proxyFor(url, env);
    const agent = (target: URL) => (target.protocol === 'https:' ? secureAgent : plainAgent);
    if (!proxy) return { ...targetOf(url), agent: agent(url) };
    if (url.protocol === 'http:') {
      return { ...targetOf(proxy.url), path: url.href, headers: proxy.headers, agent: agent(proxy.url) };
    }
    const tunnel = tunnels.get(proxy.url.href) ?? tunnelAgent(proxy, tls, connectTimeout);
    tunnels.set(proxy.url.href, tunnel);
    return { ...targetOf(url), agent: tunnel };
  };

  return (request, signal) =>
    new Promise((resolve, reject) => {
      const { url, form } = request;
      const body = form?.toString();
      const route = routeOf(url);
      const headers: Record<string, string> = {
        host: url.host,
        'user-agent': `plimsoll/${version}`,
        'accept-encoding': 'identity',
        ...(route.headers as Readonly<Record<string, string>> | undefined),
        ...request.headers,
      };
      if (body !== undefined) {
        headers['content-type'] = 'application/x-www-form-urlencoded';
        headers['content-length'] = String(Buffer.byteLength(body));
      }
      const sender = route.protocol === 'https:' ? https : http;
      const sent = sender.request({ ...route, method: body === undefined ? 'GET' : 'POST', headers, signal });
      // A request that waits for its connection hears nothing of its end: the promise ends here.
      const giveUp = (code: SilenceError['code']) => {
        const error = new SilenceError(code);
        sent.destroy(error);
        reject(error);
      };
      let timer = setTimeout(giveUp, connectTimeout, 'ENOCONNECTION' as const);
      const connected = () => {
        clearTimeout(timer);
        timer = setTimeout(giveUp, stallTimeout, 'ESTALLED' as const);
      };
      sent.on('socket', (socket) => {
        if (socket.connecting) socket.once('connect', connected);
        else connected();
      });
      sent.on('response', (response) => {
        clearTimeout(timer);
        // What breaks later breaks the reading of the body; without a listener it would end the process.
        response.on('error', () => {});
        resolve(response);
      });
      sent.on('error', (error) => {
        clearTimeout(timer);
        reject(error);
      });
      sent.end(body);
    });
}

function targetOf(url: URL): RequestOptions {
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  return { protocol: url.protocol, hostname, port: url.port || undefined, path: `${url.pathname}${url.search}` };
}
