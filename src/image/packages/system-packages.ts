import { paragraphsIn } from './control-file.js';
import type { Package } from './package.js';

/** The packages of dpkg's status file that are installed, those that only left their configuration behind not. */
export function dpkgPackagesIn(text: string): readonly Package[] {
  const found: Package[] = [];
  for (const fields of paragraphsIn(text)) {
    const name = fields.get('package');
    const version = fields.get('version');
    const status = fields.get('status')?.split(' ')[2];
    // The files of distroless images in status.d have no status.
    if (!name || !version || (status !== undefined && status !== 'installed')) continue;
    const source = fields.get('source')?.split(' ')[0];
    found.push({ type: 'deb', name, version, architecture: fields.get('architecture'), ...(source ? { source } : {}) });
  }
  return found;
}

/** The packages of apk's database: a letter a field, an empty line between packages. */
export function apkPackagesIn(text: string): readonly Package[] {
  return text.split('\n\n').flatMap((paragraph): Package[] => {
    const field = (letter: string) => new RegExp(`^${letter}:(.*)$`, 'm').exec(paragraph)?.[1];
    const name = field('P');
    const version = field('V');
    const source = field('o');
    return name && version
      ? [{ type: 'apk', name, version, architecture: field('A'), ...(source ? { source } : {}) }]
      : [];
  });
}
