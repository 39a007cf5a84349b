import type { Package } from '../package.js';
import { berkeleyBlobs, isBerkeley } from './berkeley.js';
import { rpmPackageIn } from './header.js';
import { isNdb, ndbBlobs } from './ndb.js';
import { isSqlite, sqliteBlobs } from './sqlite.js';

/** Whether a path is rpm's database of packages, in one of its three forms. */
export function isRpmDatabase(path: string): boolean {
  return /^(?:var\/lib\/rpm|usr\/(?:lib\/sysimage|share)\/rpm)\/(?:rpmdb\.sqlite|Packages\.db|Packages)$/.test(path);
}

/** Whether a path is the log with what SQLite has not yet written into the database. */
export function isRpmLog(path: string): boolean {
  return /\/rpm\/rpmdb\.sqlite-wal$/.test(path);
}

/** The packages in a database; undefined for a form that is not known. */
export function rpmPackagesIn(database: Buffer): readonly Package[] | undefined {
  const blobs = isSqlite(database)
    ? sqliteBlobs(database, 'Packages')
    : isNdb(database)
      ? ndbBlobs(database)
      : isBerkeley(database)
        ? berkeleyBlobs(database)
        : undefined;
  if (!blobs) return undefined;
  const packages: Package[] = [];
  for (const blob of blobs) {
    const found = rpmPackageIn(blob);
    if (found) packages.push(found);
    if (packages.length >= MOST) break;
  }
  return packages;
}

/** Distributions have less than this altogether. */
const MOST = 100_000;
