import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import tls from 'node:tls';
import { isLoopback } from './endpoint.js';

/** A proxy to go through, and the header that lets us in. */
export interface Proxy {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
}

/** The proxy that the environment names for a URL: HTTPS_PROXY, HTTP_PROXY and NO_PROXY in either case, as curl reads them. */
export function proxyFor(url: URL, env: Readonly<Record<string, string | undefined>>): Proxy | undefined {
  const value = (name: string) => env[name.toLowerCase()] || env[name];
  const named = url.protocol === 'https:' ? value('HTTPS_PROXY') : value('HTTP_PROXY');
  if (!named || isLoopback(url.hostname) || isExempt(url, value('NO_PROXY') ?? '')) return undefined;
  const address = URL.canParse(named) && /^https?:\/\//.test(named) ? named : `http://${named}`;
  if (!URL.canParse(address)) return undefined;
  const proxy = new URL(address);
  const { username, password } = proxy;
  const login = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  proxy.username = '';
  proxy.password = '';
  return { url: proxy, headers: username ? { 'proxy-authorization': `Basic ${login}` } : {} };
}

/** An agent whose connections are tunnels through a proxy; what goes through them is TLS from end to end. */
export function tunnelAgent(proxy: Proxy, options: https.AgentOptions, timeout: number): https.Agent {
  const agent = new https.Agent(options);
  const connect = (target: ConnectionOptions, done: (error: Error | null, socket?: Socket) => void) => {
    const { url, headers } = proxy;
    const sender = url.protocol === 'https:' ? https : http;
    const authority = `${isIP(target.host ?? '') === 6 ? `[${target.host}]` : target.host}:${target.port}`;
    const request = sender.request({
      hostname: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port || undefined,
      method: 'CONNECT',
      path: authority,
      headers: { host: authority, ...headers },
      agent: false,
    });
    const timer = setTimeout(() => request.destroy(new Error('it does not answer')), timeout);
    request.on('connect', (response, socket) => {
      clearTimeout(timer);
      if (response.statusCode === 200) return done(null, tls.connect({ ...target, socket }));
      socket.destroy();
      done(Object.assign(new Error(`it answers ${response.statusCode}`), { code: 'EPROXY' }));
    });
    request.on('error', (error) => {
      clearTimeout(timer);
      done(Object.assign(error, { code: 'EPROXY' }));
    });
    request.end();
  };
  return Object.assign(agent, { createConnection: connect });
}

function isExempt({ hostname, port, protocol }: URL, list: string): boolean {
  const host = hostname.toLowerCase();
  const ownPort = port || (protocol === 'https:' ? '443' : '80');
  return list.split(/[\s,]+/).some((entry) => {
    const [, name = '', only] = /^(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
    if (name === '*') return true;
    const domain = name.replace(/^\*?\./, '');
    if (domain === '' || (only !== undefined && only !== ownPort)) return false;
    return host === domain || (isIP(host) === 0 && host.endsWith(`.${domain}`));
  });
}
