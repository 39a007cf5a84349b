import { jsonObjectIn, objectOf } from '#text/json-object.js';
import type { Fact } from '../fact.js';
import { certain } from '../fact.js';
import { tableAt } from '../table.js';

/** Packages that run a script of their own when they are installed, as npm's lock file has them. */
export interface InstallScripts {
  readonly all: Fact<readonly string[]>;
  readonly production: Fact<readonly string[]>;
}

/** Reads them from a package-lock.json; undefined for other lock files, which do not say it. */
export function installScriptsOf(lock: string, lockFile: string): InstallScripts | undefined {
  if (!/^(?:package-lock|npm-shrinkwrap)\.json$/.test(lockFile)) return undefined;
  const packages = Object.entries(tableAt(jsonObjectIn(lock), 'packages') ?? {}).map(
    ([path, each]): [string, LockedPackage] => [path, objectOf(each) ?? {}],
  );
  const scripted = packages.filter(([path, { hasInstallScript, os }]) => {
    const isForLinux = !Array.isArray(os) || os.includes('linux');
    return path.includes('node_modules/') && hasInstallScript === true && isForLinux;
  });
  const named = (entries: typeof scripted) => [...new Set(entries.map(([path]) => nameOf(path)))].sort();
  return {
    all: certain(named(scripted), lockFile),
    production: certain(named(scripted.filter(([, { dev }]) => dev !== true)), lockFile),
  };
}

interface LockedPackage {
  readonly hasInstallScript?: unknown;
  readonly dev?: unknown;
  readonly os?: unknown;
}

/** `node_modules/a/node_modules/@b/c` is `@b/c`. */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
