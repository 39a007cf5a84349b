import { setTimeout as sleep } from 'node:timers/promises';
import type { Credentials } from './credentials.js';

/** How a registry is spoken to; everything has a default. */
export interface RegistryOptions {
  /** Takes plain HTTP and certificates that nobody vouches for, also of hosts other than this machine. */
  readonly insecure?: boolean;
  /** Credentials to use instead of those that Docker's and Podman's files have. */
  readonly credentials?: Credentials;
  /** Where DOCKER_CONFIG, HTTPS_PROXY and their like are looked up: the process's environment. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly patience?: Partial<Patience>;
}

/** How long to wait for a slow registry, and how often to ask a failing one. */
export interface Patience {
  /** Requests until one succeeds, and until a blob has grown by another mebibyte. */
  readonly attempts: number;
  /** Milliseconds for a connection to come about. */
  readonly connectTimeout: number;
  /** Milliseconds without a byte until the other side counts as stalled. */
  readonly stallTimeout: number;
  /** Lets time pass between two attempts, in milliseconds; rejects when the signal aborts. */
  readonly wait: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

export function patienceOf({ patience }: RegistryOptions): Patience {
  return { attempts: 5, connectTimeout: 10_000, stallTimeout: 30_000, wait: waitFor, ...patience };
}

async function waitFor(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(milliseconds, undefined, { signal });
}
