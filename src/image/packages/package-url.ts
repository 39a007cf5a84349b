import type { Inventory } from './find-packages.js';
import type { Package } from './package.js';

/** The package's URL, by which scanners know it. Source: the package-url specification and its list of types. */
export function packageUrlOf(
  { type, name, version, group, architecture }: Package,
  { id, version: release }: Inventory['distribution'],
): string {
  const at = `@${encode(version)}`;
  const qualifiers = [
    architecture && `arch=${encode(architecture)}`,
    id && `distro=${encode(release ? `${id}-${release}` : id)}`,
  ];
  const behind = qualifiers.filter(Boolean).join('&');
  switch (type) {
    case 'deb':
    case 'apk':
      return `pkg:${type}/${encode(id || (type === 'deb' ? 'debian' : 'alpine'))}/${encode(name)}${at}${behind ? `?${behind}` : ''}`;
    case 'rpm': {
      // The epoch stands among the qualifiers.
      const [, epoch, rest = version] = /^(?:(\d+):)?(.*)$/.exec(version) ?? [];
      const all = [...qualifiers, epoch && `epoch=${epoch}`].filter(Boolean).sort().join('&');
      return `pkg:rpm/${encode(id || 'rpm')}/${encode(name)}@${encode(rest)}${all ? `?${all}` : ''}`;
    }
    case 'pypi':
      return `pkg:pypi/${encode(name.toLowerCase().replace(/[_.]+/g, '-'))}${at}`;
    case 'maven':
      return `pkg:maven/${group ? `${encode(group)}/` : ''}${encode(name)}${at}`;
    default:
      return `pkg:${type}/${name.split('/').map(encode).join('/')}${at}`;
  }
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/%3A/g, ':').replace(/!/g, '%21');
}
