import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether a program is on PATH. */
export function isInstalled(program: string): boolean {
  return !spawnSync(program, ['--version'], { stdio: 'ignore' }).error;
}

/** A directory that is gone when the tests of the file are over. */
export function scratchDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'plimsoll-registry-'));
  after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** Starts Debian's docker-registry with these lines of configuration more; its address, once it answers. */
export async function startRegistry(auth = '', http = '', address = '127.0.0.1'): Promise<string> {
  const directory = scratchDirectory();
  const port = await freePort();
  const config = [
    'version: 0.1',
    'log: { level: error, accesslog: { disabled: true } }',
    `storage: { filesystem: { rootdirectory: ${join(directory, 'data')} } }`,
    `http: { addr: "${address}:${port}"${http && `, ${http}`} }`,
    ...(auth ? [`auth: ${auth}`] : []),
  ];
  const file = join(directory, 'config.yml');
  writeFileSync(file, `${config.join('\n')}\n`);
  const registry = spawn('docker-registry', ['serve', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaints = '';
  registry.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  after(() => registry.kill('SIGKILL'));
  for (let attempt = 0; attempt < 200; attempt++) {
    if (registry.exitCode !== null) break;
    // Any answer will do, also one that wants TLS or a login.
    if (
      await fetch(`http://127.0.0.1:${port}/v2/`).then(
        () => true,
        () => false,
      )
    )
      return `127.0.0.1:${port}`;
    await sleep(50);
  }
  throw new Error(`docker-registry does not start: ${complaints}`);
}

/** A certificate for this machine that nobody vouches for, made by openssl. */
export function makeCertificate(): { readonly certificate: string; readonly key: string } {
  const directory = scratchDirectory();
  const [certificate, key] = [join(directory, 'certificate.pem'), join(directory, 'key.pem')];
  const { status, stderr } = spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
    ...['-subj', '/CN=plimsoll test', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost'],
    ...['-keyout', key, '-out', certificate],
  ]);
  if (status !== 0) throw new Error(`openssl: ${stderr}`);
  return { certificate, key };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
