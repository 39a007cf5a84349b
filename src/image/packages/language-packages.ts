import { paragraphsIn } from './control-file.js';
import type { Package } from './package.js';

/** The package of a package.json; undefined for one without name and version, as projects have. */
export function npmPackageIn(text: string): Package | undefined {
  try {
    const { name, version } = (JSON.parse(text) ?? {}) as { name?: unknown; version?: unknown };
    return typeof name === 'string' && typeof version === 'string' && name && version
      ? { type: 'npm', name, version }
      : undefined;
  } catch {
    return undefined;
  }
}

/** The package of a METADATA or PKG-INFO file. */
export function pythonPackageIn(text: string): Package | undefined {
  for (const fields of paragraphsIn(text)) {
    const name = fields.get('name');
    const version = fields.get('version');
    return name && version ? { type: 'pypi', name, version } : undefined;
  }
  return undefined;
}
