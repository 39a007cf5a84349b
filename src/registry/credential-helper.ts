import { spawn } from 'node:child_process';
import type { CredentialSearch } from './credentials.js';

const LARGEST_ANSWER = 2 ** 20;
const TIMEOUT = 30_000;

/**
 * Asks `docker-credential-NAME get` for the credentials of a server. What the program prints never leaves this
 * function but as credentials. Source: docker-credential-helpers' protocol.
 */
export async function runCredentialHelper(
  name: string,
  server: string,
  env: Readonly<Record<string, string | undefined>>,
  timeout: number = TIMEOUT,
): Promise<CredentialSearch> {
  const program = `docker-credential-${name}`;
  // A name with a slash would run a program that PATH does not offer.
  if (!/^[\w.-]+$/.test(name)) return failed('A credential helper has a name that is none.');
  const { output, failure } = await run(program, server, env, timeout);
  if (failure) return failed(`${program} ${failure}.`);
  if (/credentials not found/i.test(output)) return { credentials: undefined, problem: undefined };
  try {
    const { Username: username, Secret: secret } = JSON.parse(output) as Readonly<Record<string, unknown>>;
    if (typeof username !== 'string' || typeof secret !== 'string' || secret === '') throw new Error('not a secret');
    const credentials = username === '<token>' ? { identityToken: secret } : { username, password: secret };
    return { credentials, problem: undefined };
  } catch {
    // The parser's message would show the beginning of what the program printed.
    return failed(`${program} gave an answer that cannot be read.`);
  }
}

interface HelperRun {
  readonly output: string;
  readonly failure?: string | undefined;
}

function run(
  program: string,
  input: string,
  env: Readonly<Record<string, string | undefined>>,
  timeout: number,
): Promise<HelperRun> {
  return new Promise((resolve) => {
    const child = spawn(program, ['get'], { env: { ...env }, stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true });
    const chunks: Buffer[] = [];
    let length = 0;
    const end = (failure: string | undefined) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      child.stdout.destroy();
      resolve({ output: Buffer.concat(chunks).toString('utf8'), failure });
    };
    const timer = setTimeout(() => end(`gave no answer in ${timeout / 1000} seconds`), timeout);
    child.on('error', (error: NodeJS.ErrnoException) =>
      end(error.code === 'ENOENT' ? 'is not installed' : 'cannot be started'),
    );
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > LARGEST_ANSWER) end('printed far too much');
      else chunks.push(chunk);
    });
    child.on('close', (code) => {
      const notFound = /credentials not found/i.test(Buffer.concat(chunks).toString('utf8'));
      end(code === 0 || notFound ? undefined : `ended with code ${code}`);
    });
    // The program may end before it has read its input.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

function failed(problem: string): CredentialSearch {
  return { credentials: undefined, problem };
}
