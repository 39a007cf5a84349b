import { createHash } from 'node:crypto';
import { get } from 'node:http';
import { connect } from 'node:net';

/** A host and a port. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** An answer to an HTTP request. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly bytes: number;
  /** SHA-256 of the body in hex; undefined when two requests gave two bodies. */
  readonly body: string | undefined;
}

/** No answer is longer to read than this. */
const MAX_BODY = 64 * 2 ** 20;
const TIMEOUT = 10_000;

/** Asks for a path; undefined while nothing answers with HTTP. Redirects are answers. */
export function request({ host, port }: Address, path: string): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const asked = get({ host, port, path, timeout: TIMEOUT, agent: false }, (response) => {
      const hash = createHash('sha256');
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        hash.update(chunk);
        bytes += chunk.length;
        if (bytes > MAX_BODY) response.destroy();
      });
      response.on('error', () => resolve(undefined));
      response.on('close', () => {
        const contentType = response.headers['content-type'] ?? '';
        resolve({ status: response.statusCode ?? 0, contentType, bytes, body: hash.digest('hex') });
      });
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => resolve(undefined));
  });
}

/** The answer without its body's hash when a second request gets another body: it holds a time, or chance. */
export async function settledAnswer(answer: Answer, address: Address, path: string): Promise<Answer> {
  const again = await request(address, path);
  return again && again.body !== answer.body ? { ...answer, body: undefined } : answer;
}

/** Whether a connection to the port stays open: the engine's own proxy accepts it and closes it while nobody listens behind. */
export function isListening({ host, port }: Address): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(300, () => end(true));
    socket.on('data', () => end(true));
    socket.on('close', () => end(false));
    socket.on('error', () => end(false));
  });
}
