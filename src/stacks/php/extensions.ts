import type { Files } from '#project/files.js';
import type { Fact } from '../fact.js';
import { certain, likely } from '../fact.js';
import type { ComposerLock, ComposerManifest } from './composer.js';
import { extensionOf } from './composer.js';

/** The extensions that the image has to get: what is asked for and what PHP's own image has not. */
export async function readExtensions(
  files: Files,
  manifest: ComposerManifest | undefined,
  lock: ComposerLock | undefined,
): Promise<Fact<readonly string[]> | undefined> {
  const own = Object.keys(manifest?.require ?? {}).flatMap(extensionOf);
  const drivers = await readDrivers(files, lock);
  const all = new Set([...own, ...(lock?.extensions ?? []), ...drivers.value].filter((name) => !BUILT_IN.has(name)));
  if (all.size === 0) return undefined;
  const sources = [
    ...(own.length > 0 ? ['composer.json#/require'] : []),
    ...(lock && lock.extensions.length > 0 ? ['composer.lock'] : []),
    ...(drivers.value.length > 0 ? [drivers.from] : []),
  ];
  return { ...(drivers.value.length > 0 ? likely : certain)([...all].sort(), sources.join(' and ')) };
}

/** No package asks for the driver of a database: the settings tell which one is meant. */
async function readDrivers(files: Files, lock: ComposerLock | undefined): Promise<Fact<readonly string[]>> {
  const names = ['.env.example', '.env.dist', '.env'].filter((name) => files.paths.includes(name));
  for (const name of names) {
    const text = (await files.read(name)) ?? '';
    const database =
      /^DB_CONNECTION=["']?(\w+)/m.exec(text)?.[1] ?? /^DATABASE_URL=["']?([a-z]+)[\w+-]*:/m.exec(text)?.[1];
    const driver = database === undefined ? undefined : DRIVERS[database];
    const usesRedis = /^(?:CACHE_STORE|CACHE_DRIVER|SESSION_DRIVER|QUEUE_CONNECTION)=["']?redis/m.test(text);
    const isPredis = /^REDIS_CLIENT=["']?predis/m.test(text) || lock?.packages.includes('predis/predis');
    const found = [...(driver ? [driver] : []), ...(usesRedis && !isPredis ? ['redis'] : [])];
    if (found.length > 0) return likely(found, name);
  }
  return certain([], 'no settings');
}

const DRIVERS: Readonly<Record<string, string>> = {
  mysql: 'pdo_mysql',
  mariadb: 'pdo_mysql',
  pgsql: 'pdo_pgsql',
  postgres: 'pdo_pgsql',
  postgresql: 'pdo_pgsql',
};

/** What `php -m` says in the official image. */
const BUILT_IN = new Set([
  'core',
  'ctype',
  'curl',
  'date',
  'dom',
  'fileinfo',
  'filter',
  'hash',
  'iconv',
  'json',
  'libxml',
  'mbstring',
  'mysqlnd',
  'opcache',
  'openssl',
  'pcre',
  'pdo',
  'pdo_sqlite',
  'phar',
  'posix',
  'random',
  'readline',
  'reflection',
  'session',
  'simplexml',
  'sodium',
  'spl',
  'sqlite3',
  'standard',
  'tokenizer',
  'xml',
  'xmlreader',
  'xmlwriter',
  'zlib',
]);
