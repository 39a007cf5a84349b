import type { GemfileLock } from './gemfile-lock.js';

/** Packages of Debian that gems are compiled with, and that they load. */
export interface GemPackages {
  readonly build: readonly string[];
  readonly runtime: readonly string[];
}

/** What the gems of a lock file need; those that come compiled need nothing. */
export function gemPackagesOf({ gems, precompiled, needsGit }: GemfileLock): GemPackages {
  const build = ['build-essential', ...(needsGit ? ['git'] : [])];
  const runtime: string[] = [];
  for (const [gem, [toBuild, toRun]] of Object.entries(NEEDS)) {
    if (!gems.has(gem) || precompiled.has(gem)) continue;
    build.push(...toBuild.split(' ').filter(Boolean));
    runtime.push(...toRun.split(' ').filter(Boolean));
  }
  if (gems.has('execjs') && !gems.has('mini_racer')) build.push('nodejs');
  return { build, runtime };
}

/** Packages of Debian 13, to compile with and to run with. */
const NEEDS: Readonly<Record<string, readonly [string, string]>> = {
  charlock_holmes: ['libicu-dev zlib1g-dev', 'libicu76'],
  curb: ['libcurl4-openssl-dev', 'libcurl4t64'],
  ffi: ['libffi-dev', 'libffi8'],
  mysql2: ['default-libmysqlclient-dev', 'libmariadb3'],
  nokogiri: ['libxml2-dev libxslt1-dev pkg-config', 'libxml2 libxslt1.1'],
  pg: ['libpq-dev', 'libpq5'],
  psych: ['libyaml-dev', 'libyaml-0-2'],
  rdkafka: ['', 'libssl3t64'],
  rmagick: ['libmagickwand-dev pkg-config', 'libmagickwand-7.q16-10'],
  rugged: ['cmake libssl-dev pkg-config', ''],
  'ruby-vips': ['', 'libvips42t64'],
  sqlite3: ['libsqlite3-dev pkg-config', 'libsqlite3-0'],
};
