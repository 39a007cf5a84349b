import type { Fact } from '../fact.js';
import { certain } from '../fact.js';

/** Packages of a lock file that are compiled, or that load a compiled library: they want a compiler, and glibc. */
export function nativePackagesOf(lock: string, lockFile: string): Fact<readonly string[]> | undefined {
  const found = NATIVE.filter((name) => isLocked(lock, name));
  return found.length > 0 ? certain(found, lockFile) : undefined;
}

/** Packages with a build for another system in the lock file, but none for musl: they fail on Alpine. */
export function packagesWithoutMusl(lock: string): readonly string[] {
  const families = new Map<string, boolean>();
  for (const [, family = '', libc] of lock.matchAll(
    /["'/ ]((?:@[\w.-]+\/)?[\w.-]+?)-linux(?:-?x64|-?arm64)?-?(musl|gnu|glibc)\b/g,
  )) {
    families.set(family, (families.get(family) ?? false) || libc === 'musl');
  }
  return [...families].filter(([, hasMusl]) => !hasMusl).map(([family]) => family);
}

function isLocked(lock: string, name: string): boolean {
  const escaped = name.replace(/[.+*?^${}()|[\]\\/]/g, '\\$&');
  // npm lists folders, the others lines that begin with name and version; a peer that may be there is in neither form.
  return new RegExp(`node_modules/${escaped}"|^\\s*["']?${escaped}@`, 'm').test(lock);
}

const NATIVE = [
  '@tensorflow/tfjs-node',
  'argon2',
  'bcrypt',
  'better-sqlite3',
  'bufferutil',
  'canvas',
  'couchbase',
  'deasync',
  'grpc',
  'hnswlib-node',
  'ibm_db',
  'isolated-vm',
  'kerberos',
  'lz4',
  'node-rdkafka',
  'node-sass',
  'onnxruntime-node',
  'oracledb',
  'pg-native',
  're2',
  'serialport',
  'snappy',
  'sqlite3',
  'usb',
  'zeromq',
];
