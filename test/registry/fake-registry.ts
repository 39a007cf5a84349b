import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import type { RegistryOptions } from '#registry/options.js';
import { ToolError } from '../../src/tool-error.js';

/** A request as the fake received it. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Fake {
  /** `127.0.0.1:40123`. */
  readonly host: string;
  readonly received: readonly Received[];
}

export type Answerer = (request: Received, response: ServerResponse) => void;

/** A server in this process that answers as a test wants it, until the tests of the file are over. */
export async function startFake(answer: Answerer): Promise<Fake> {
  const received: Received[] = [];
  const server: Server = createServer((message, response) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => {
      const { method = '', url: path = '', headers } = message;
      const request = { method, path, headers, body: Buffer.concat(chunks).toString('utf8') };
      received.push(request);
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

/** Options under which no test waits: the waiting times are collected instead. No credentials and proxies of this machine. */
export function impatient(waits: number[] = [], more: RegistryOptions = {}): RegistryOptions {
  const wait = async (milliseconds: number) => void waits.push(milliseconds);
  const env = { HOME: '/nonexistent', PATH: process.env.PATH };
  return { env, ...more, patience: { stallTimeout: 5000, wait, ...more.patience } };
}

/** Sends a body with its length. */
export function send(
  response: ServerResponse,
  status: number,
  body: string | Buffer,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { 'content-length': String(Buffer.byteLength(body)), ...headers });
  response.end(body);
}

/** Sends what a registry sends for something that it does not have. */
export function sendUnknown(response: ServerResponse, code: 'MANIFEST_UNKNOWN' | 'NAME_UNKNOWN' | 'BLOB_UNKNOWN') {
  send(response, 404, JSON.stringify({ errors: [{ code, message: code.toLowerCase() }] }), {
    'content-type': 'application/json',
  });
}

/** Sends JSON under a media type. */
export function sendJson(
  response: ServerResponse,
  value: unknown,
  type = 'application/json',
  headers: Record<string, string> = {},
) {
  send(response, 200, JSON.stringify(value), { 'content-type': type, ...headers });
}

export function sha256(bytes: string | Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** Bytes that repeat nowhere, so that a part in the wrong place is noticed. */
export function someBytes(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at + 4 <= length; at += 4) bytes.writeUInt32LE((at * 2654435761) >>> 0, at);
  return bytes;
}

export const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';

/** The manifest of an image with one layer. */
export function manifestOf(layer: Buffer, config: Buffer = Buffer.from('{"os":"linux","architecture":"amd64"}')) {
  return {
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: sha256(config), size: config.length },
    layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', digest: sha256(layer), size: layer.length }],
  };
}

/** What assert.rejects wants: a ToolError with this code, message and hint. */
export function failure(code: string, message: RegExp = /./, hint: RegExp = /./) {
  return (error: unknown): boolean => {
    assert.ok(error instanceof ToolError, String(error));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, message);
    assert.match(error.hint, hint);
    return true;
  };
}
