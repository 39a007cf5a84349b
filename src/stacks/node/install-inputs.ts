import type { Files } from '#project/files.js';
import type { Fact } from '../fact.js';
import { certain } from '../fact.js';
import type { Manifest } from './manifest.js';

/** Files and folders that an install reads besides manifest and lock file: settings, patches, local packages, scripts. */
export function installInputsOf(
  files: Files,
  { scripts, dependencies, devDependencies }: Manifest,
  prismaSchema: string | undefined,
): Fact<readonly string[]> | undefined {
  const found = new Set<string>();
  for (const name of SETTINGS) if (files.paths.includes(name)) found.add(name);
  for (const folder of FOLDERS) if (files.paths.some((path) => path.startsWith(`${folder}/`))) found.add(folder);
  for (const spec of [...Object.values(dependencies), ...Object.values(devDependencies)]) {
    const path = /^(?:file|link|portal):(?:\.\/)?([^./].*)$/.exec(spec)?.[1];
    if (path !== undefined) found.add(path.replace(/\/$/, ''));
  }
  for (const name of ['preinstall', 'install', 'postinstall', 'prepare']) {
    for (const word of (scripts[name] ?? '').split(/\s+/)) {
      const path = word.replace(/^\.\//, '');
      if (files.paths.includes(path)) found.add(path);
    }
  }
  if (prismaSchema !== undefined) found.add(prismaSchema);
  return found.size > 0 ? certain([...found].sort(), 'the files') : undefined;
}

const SETTINGS = ['.npmrc', '.yarnrc', '.yarnrc.yml', '.pnpmfile.cjs', 'pnpm-workspace.yaml', 'bunfig.toml'];
const FOLDERS = ['patches', '.yarn/patches', '.yarn/plugins', '.yarn/releases'];
