import type { ImageDetails, ImageRow, Tool } from './base-image.js';
import type { Distribution, ImageTag, System } from './image-tag.js';
import { DEBIAN_RELEASES, UBUNTU_RELEASES } from './image-tag.js';
import { ownValue } from './own-value.js';

/** What buildpack-deps brings: the tools that recipes take for granted. */
export const EVERY_TOOL: readonly Tool[] = ['curl', 'wget', 'git', 'gcc', 'make', 'tar', 'gpg', 'python3', 'perl'];

/** What `curl` and `scm` of buildpack-deps bring. */
export const DOWNLOAD_TOOLS: readonly Tool[] = ['curl', 'wget', 'tar', 'gpg', 'perl'];
export const CHECKOUT_TOOLS: readonly Tool[] = [...DOWNLOAD_TOOLS, 'git', 'python3'];

const OS: ImageDetails = { kind: 'os', command: 'shell' };

/** Operating systems. Sources: docker-library/docs and the projects' own image definitions, as of 2026-11-21. */
export const SYSTEM_IMAGES: Readonly<Record<string, ImageRow>> = {
  scratch: { system: { distribution: 'scratch', release: undefined }, details: { kind: 'minimal', command: 'none' } },
  debian: { system: debian, details: OS },
  'bitnami/minideb': { system: debian, details: OS },
  ubuntu: { system: ubuntu, details: OS, vary: ubuntuUser },
  alpine: { system: alpine, details: OS },
  busybox: {
    system: { distribution: 'busybox', release: undefined },
    details: { kind: 'minimal', command: 'shell' },
    vary: ({ words }) => {
      if (words.includes('musl')) return { libc: 'musl' };
      return words.includes('glibc') ? { libc: 'glibc' } : undefined;
    },
  },
  fedora: { system: numbered('fedora'), details: { ...OS, env: ['DISTTAG', 'FGC', 'FBR', 'container'] } },
  'fedora-minimal': {
    system: numbered('fedora'),
    details: { ...OS, packageManager: 'microdnf', env: ['DISTTAG', 'FGC', 'FBR', 'container'] },
  },
  centos: { system: centos, details: OS },
  'quay.io/centos/centos': { system: centos, details: OS },
  'quay.io/centos/centos-minimal': { system: centos, details: { ...OS, packageManager: 'microdnf' } },
  rockylinux: { system: numbered('rockylinux'), details: OS },
  almalinux: { system: numbered('almalinux'), details: OS },
  'rockylinux-minimal': { system: numbered('rockylinux'), details: { ...OS, packageManager: 'microdnf' } },
  oraclelinux: { system: numbered('oraclelinux'), details: OS },
  amazonlinux: { system: amazon, details: OS },
  photon: { system: numbered('photon'), details: OS },
  'mcr.microsoft.com/azurelinux/base/core': { system: numbered('azurelinux'), details: OS },
  'mcr.microsoft.com/cbl-mariner/base/core': { system: numbered('azurelinux'), details: OS },
  opensuse: { system: numbered('opensuse'), details: OS },
  'opensuse/leap': { system: numbered('opensuse'), details: OS },
  'opensuse/tumbleweed': { system: { distribution: 'opensuse', release: 'tumbleweed' }, details: OS },
  archlinux: { system: { distribution: 'archlinux', release: undefined }, details: { ...OS, env: ['LANG'] } },
  'buildpack-deps': {
    system: { distribution: 'debian', release: undefined },
    details: { kind: 'build', command: 'shell' },
    vary: ({ words }) => {
      if (words.includes('curl')) return { tools: DOWNLOAD_TOOLS };
      return { tools: words.includes('scm') ? CHECKOUT_TOOLS : EVERY_TOOL };
    },
  },
  ...redHat(),
  ...windows(),
};

function debian({ words, version }: ImageTag): System {
  const named: Readonly<Record<string, string | undefined>> = {
    oldstable: 'bookworm',
    stable: 'trixie',
    testing: 'forky',
    unstable: 'sid',
  };
  const major = version?.split('.')[0];
  const release = major === undefined ? ownValue(named, words[0] ?? '') : ownValue(DEBIAN_RELEASES, major);
  return { distribution: 'debian', release };
}

function ubuntu({ words, version }: ImageTag): System {
  const number = version?.split('.').slice(0, 2).join('.');
  return { distribution: 'ubuntu', release: number ?? ownValue(UBUNTU_RELEASES, words[0] ?? '') };
}

/** From 23.04 on the image has a user of its own. */
function ubuntuUser(_tag: ImageTag, system: System | undefined): ImageDetails | undefined {
  const year = Number.parseInt(system?.release ?? '', 10);
  return year >= 23 ? { users: [{ name: 'ubuntu', uid: 1000 }] } : undefined;
}

function alpine({ words, version }: ImageTag): System {
  const release = version?.includes('.') ? version.split('.').slice(0, 2).join('.') : undefined;
  return { distribution: 'alpine', release: release ?? (words[0] === 'edge' ? 'edge' : undefined) };
}

function centos({ words, version }: ImageTag): System {
  const stream = /^stream\d+$/.exec(words[0] ?? '')?.[0];
  const old = /^centos(\d+)/.exec(words[0] ?? '')?.[1];
  return { distribution: 'centos', release: stream ?? version?.split('.')[0] ?? old };
}

function amazon({ version }: ImageTag): System {
  if (version === undefined) return { distribution: 'amazonlinux', release: undefined };
  const major = version.split('.')[0] ?? version;
  // The first generation is tagged by date: 2018.03.
  const first = major === '1' || /^201\d$/.test(major);
  return { distribution: 'amazonlinux', release: first ? '1' : major };
}

function numbered(distribution: Distribution): (tag: ImageTag) => System {
  const keepsMinor = distribution === 'opensuse' || distribution === 'azurelinux' || distribution === 'photon';
  return ({ version }) => ({
    distribution,
    release: keepsMinor ? version?.split('.').slice(0, 2).join('.') : version?.split('.')[0],
  });
}

/** Red Hat's universal base images, under both forms of their names. */
function redHat(): Record<string, ImageRow> {
  const rows: Record<string, ImageRow> = {};
  for (const release of ['7', '8', '9', '10']) {
    const system = { distribution: 'rhel', release } as const;
    const details: ImageDetails = { ...OS, env: ['container'] };
    const variants: Record<string, ImageDetails> = {
      '': details,
      '-init': { ...details, command: 'server' },
      '-minimal': { ...details, packageManager: 'microdnf' },
      '-micro': { ...details, packageManager: 'none', kind: 'minimal' },
    };
    for (const [variant, facts] of Object.entries(variants)) {
      for (const host of ['registry.access.redhat.com/', 'registry.redhat.io/', 'redhat/']) {
        rows[`${host}ubi${release}${variant}`] = { system, details: facts };
        rows[`${host}ubi${release}/ubi${variant}`] = { system, details: facts };
      }
    }
  }
  return rows;
}

function windows(): Record<string, ImageRow> {
  const system = ({ words }: ImageTag): System => ({ distribution: 'windows', release: words[0] });
  const row = (details: ImageDetails): ImageRow => ({ system, details: { ...OS, ...details }, vary: () => details });
  const core = row({});
  const nano = row({ user: 'ContainerUser' });
  return {
    'mcr.microsoft.com/windows': core,
    'mcr.microsoft.com/windows/server': core,
    'mcr.microsoft.com/windows/servercore': core,
    'mcr.microsoft.com/windows/nanoserver': nano,
    'microsoft/windowsservercore': core,
    'microsoft/nanoserver': nano,
    // Any other image of theirs that is made for Windows alone.
    'windows/*': {
      system: { distribution: 'windows', release: undefined },
      details: { env: ['DOTNET_RUNNING_IN_CONTAINER', 'COMPLUS_RUNNING_IN_CONTAINER'] },
    },
  };
}
