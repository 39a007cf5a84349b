import type { Files } from '#project/files.js';
import type { Fact } from '../fact.js';
import { certain } from '../fact.js';
import { oncePerProject } from '../once-per-project.js';
import { installScriptsOf } from './install-scripts.js';
import { parseManifest } from './manifest.js';
import { nativePackagesOf, packagesWithoutMusl } from './native-packages.js';
import type { PackageManager } from './package-manager.js';
import { readPackageManager } from './package-manager.js';

/** How the packages of a project are installed, and what its lock file says of them; the same for all of a workspace. */
export type InstallFacts = {
  readonly packageManager: Fact<PackageManager>;
  readonly lockFile?: Fact<string> | undefined;
  /** Yarn itself, kept in the repository. */
  readonly yarnRelease?: Fact<string> | undefined;
  /** Packages stay in archives, and Node.js finds them by a hook: not planned for. */
  readonly plugAndPlay?: Fact<string> | undefined;
  /** Packages that run a script when they are installed; undefined when the lock file does not say. */
  readonly installScripts?: Fact<readonly string[]> | undefined;
  readonly productionInstallScripts?: Fact<readonly string[]> | undefined;
  readonly nativePackages?: Fact<readonly string[]> | undefined;
  readonly packagesWithoutMusl?: Fact<readonly string[]> | undefined;
};

/** Reads them from the folder that has the lock file; undefined without a package.json. */
export const readInstallFacts = oncePerProject(async (top): Promise<InstallFacts | undefined> => {
  const manifest = parseManifest((await top.read('package.json')) ?? '');
  if (!manifest) return undefined;
  const { packageManager, lockFile } = await readPackageManager(top, manifest);
  const lock = lockFile ? ((await top.read(lockFile.value)) ?? '') : '';
  const scripts = lockFile && installScriptsOf(lock, lockFile.value);
  const withoutMusl = packagesWithoutMusl(lock);
  return {
    packageManager,
    lockFile,
    yarnRelease: yarnReleaseOf(top),
    plugAndPlay: await plugAndPlayOf(top, packageManager.value),
    installScripts: scripts?.all,
    productionInstallScripts: scripts?.production,
    nativePackages: lockFile && nativePackagesOf(lock, lockFile.value),
    packagesWithoutMusl: lockFile && withoutMusl.length > 0 ? certain(withoutMusl, lockFile.value) : undefined,
  };
});

function yarnReleaseOf({ paths }: Files): Fact<string> | undefined {
  const release = paths.find((path) => /^\.yarn\/releases\/yarn-[\d.]+\.c?js$/.test(path));
  return release ? certain(release, '.yarn/releases') : undefined;
}

async function plugAndPlayOf(top: Files, { name }: PackageManager): Promise<Fact<string> | undefined> {
  if (name !== 'berry') return undefined;
  const settings = (await top.read('.yarnrc.yml')) ?? '';
  if (/^nodeLinker:\s*["']?(?:node-modules|pnpm)/m.test(settings)) return undefined;
  return certain('yes', '.yarnrc.yml has no nodeLinker: node-modules');
}
