import type { BaseImageFacts } from './base-image.js';
import type { System } from './image-tag.js';

/** What follows from the distribution alone. */
export type DistributionFacts = Pick<BaseImageFacts, 'libc' | 'shell' | 'hasBash' | 'packageManager' | 'tools'>;

/** Two distributions with the same shell and tools, when a tag can mean either. */
export const DEBIAN_OR_UBUNTU: DistributionFacts = {
  libc: 'glibc',
  shell: 'dash',
  hasBash: true,
  packageManager: 'apt-get',
  tools: ['tar', 'perl'],
};

/** No shell, no package manager: an image that holds an application and the libraries below it. */
export const SHELL_LESS: Omit<DistributionFacts, 'libc'> = {
  shell: 'none',
  hasBash: false,
  packageManager: 'none',
  tools: [],
};

const BASH_AND_GLIBC = { libc: 'glibc', shell: 'bash', hasBash: true, tools: undefined } as const;

/**
 * The shell, libc, package manager and tools of a distribution's plain image; `minimal` for the variant with less in it.
 * Checked against the images' own Dockerfiles and package lists in 2026.
 */
export function distributionFactsOf({ distribution, release }: System, minimal = false): DistributionFacts {
  const major = Number.parseInt(release?.replace(/^\D+/, '') ?? '', 10);
  switch (distribution) {
    case 'debian':
    case 'ubuntu':
      return DEBIAN_OR_UBUNTU;
    case 'alpine':
      return { libc: 'musl', shell: 'ash', hasBash: false, packageManager: 'apk', tools: ['wget', 'tar'] };
    case 'wolfi':
      return { libc: 'glibc', shell: 'ash', hasBash: false, packageManager: 'apk', tools: undefined };
    case 'fedora':
      return { ...BASH_AND_GLIBC, packageManager: minimal ? 'microdnf' : 'dnf' };
    case 'centos':
      return { ...BASH_AND_GLIBC, packageManager: major < 8 ? 'yum' : 'dnf' };
    case 'oraclelinux':
      return { ...BASH_AND_GLIBC, packageManager: major < 8 ? 'yum' : minimal ? 'microdnf' : 'dnf' };
    case 'rhel':
      return { ...BASH_AND_GLIBC, packageManager: minimal ? 'microdnf' : major < 8 ? 'yum' : 'dnf' };
    case 'rockylinux':
    case 'almalinux':
      return { ...BASH_AND_GLIBC, packageManager: minimal ? 'microdnf' : 'dnf' };
    case 'amazonlinux':
      return { ...BASH_AND_GLIBC, packageManager: amazonPackageManager(major, minimal) };
    case 'photon':
    case 'azurelinux':
      return { ...BASH_AND_GLIBC, packageManager: 'tdnf' };
    case 'opensuse':
      return { ...BASH_AND_GLIBC, packageManager: 'zypper' };
    case 'archlinux':
      return { ...BASH_AND_GLIBC, packageManager: 'pacman' };
    case 'busybox':
      return { libc: undefined, shell: 'ash', hasBash: false, packageManager: 'none', tools: ['wget', 'tar'] };
    case 'distroless':
      return { libc: 'glibc', ...SHELL_LESS };
    case 'scratch':
      return { libc: 'none', ...SHELL_LESS };
    case 'windows':
      return { libc: undefined, shell: 'windows', hasBash: false, packageManager: 'none', tools: undefined };
  }
}

function amazonPackageManager(major: number, minimal: boolean): DistributionFacts['packageManager'] {
  if (Number.isNaN(major)) return undefined;
  if (major < 2000) return 'yum';
  return minimal ? 'microdnf' : 'dnf';
}
