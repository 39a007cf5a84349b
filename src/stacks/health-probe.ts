/** A command that asks a server on this machine whether all is well, with nothing but what the image has anyway. */
export type Probe = (port: number, path: string | undefined) => readonly string[];

/*
 * Without a known path any answer that is not a failure of the server counts. 127.0.0.1 and not localhost, which may
 * be the IPv6 address first.
 */

/** Node.js 18 and later has fetch. */
export const nodeProbe: Probe = (port, path) => [
  'node',
  '-e',
  `fetch('http://127.0.0.1:${port}${path ?? '/'}').then(r => process.exit(${path ? 'r.ok' : 'r.status < 500'} ? 0 : 1), () => process.exit(1))`,
];

/** Bun runs the same words. */
export const bunProbe: Probe = (port, path) => ['bun', ...nodeProbe(port, path).slice(1)];

/** urllib raises for 4xx and 5xx. */
export const pythonProbe: Probe = (port, path) =>
  path
    ? ['python', '-c', `import urllib.request as r; r.urlopen('http://127.0.0.1:${port}${path}', timeout=2)`]
    : ['python', '-c', `import socket; socket.create_connection(('127.0.0.1', ${port}), timeout=2)`];

export const rubyProbe: Probe = (port, path) => [
  'ruby',
  '-rnet/http',
  '-e',
  `exit(Net::HTTP.get_response(URI('http://127.0.0.1:${port}${path ?? '/'}')).code.to_i < ${path ? 400 : 500})`,
];

/** The first line of an answer is "HTTP/1.1 200 OK". */
export const phpProbe: Probe = (port, path) => [
  'php',
  '-r',
  `exit(in_array(substr(@get_headers('http://127.0.0.1:${port}${path ?? '/'}')[0] ?? '', 9, 1), [${path ? "'2', '3'" : "'2', '3', '4'"}]) ? 0 : 1);`,
];

/** bash opens connections itself, where an image has it and neither curl nor wget. */
export const bashProbe: Probe = (port, path) => [
  'bash',
  '-c',
  `exec 3<>/dev/tcp/127.0.0.1/${port} && printf 'GET ${path ?? '/'} HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && IFS= read -r -t 2 line <&3 && [[ $line =~ ' '${path ? '2' : '[2-4]'}[0-9][0-9] ]]`,
];

/** BusyBox and its wget are in every Alpine image. */
export const wgetProbe: Probe = (port, path) => ['wget', '-qO', '/dev/null', `http://127.0.0.1:${port}${path ?? '/'}`];
