import { ownValue } from './own-value.js';

/** The name of an operating system that an image is built on. */
export type Distribution =
  | 'debian'
  | 'ubuntu'
  | 'alpine'
  | 'wolfi'
  | 'fedora'
  | 'centos'
  | 'rockylinux'
  | 'almalinux'
  | 'rhel'
  | 'amazonlinux'
  | 'oraclelinux'
  | 'photon'
  | 'azurelinux'
  | 'opensuse'
  | 'archlinux'
  | 'busybox'
  | 'distroless'
  | 'scratch'
  | 'windows';

/** A distribution with its release as its own users write it: `bookworm`, `24.04`, `3.22`, `ltsc2022`. */
export interface System {
  readonly distribution: Distribution;
  readonly release: string | undefined;
}

/** What the words of a tag say. */
export interface ImageTag {
  /** The tag in lower case; empty when none is written. */
  readonly text: string;
  /** Its words, cut at hyphens. */
  readonly words: readonly string[];
  /** The version in front, as many numbers as are written; undefined for `latest`, `lts`, `alpine`. */
  readonly version: string | undefined;
  /** The system that the tag names; undefined when it names none. */
  readonly system: System | undefined;
  /** It asks for the small variant. */
  readonly slim: boolean;
}

/** Debian's names by number, and the other way round for `debian:12`. Source: debian.org/releases. */
export const DEBIAN_RELEASES: Readonly<Record<string, string>> = {
  '6': 'squeeze',
  '7': 'wheezy',
  '8': 'jessie',
  '9': 'stretch',
  '10': 'buster',
  '11': 'bullseye',
  '12': 'bookworm',
  '13': 'trixie',
  '14': 'forky',
};

/** Ubuntu's numbers by name. Source: Debian's distro-info-data. */
export const UBUNTU_RELEASES: Readonly<Record<string, string>> = {
  precise: '12.04',
  trusty: '14.04',
  xenial: '16.04',
  bionic: '18.04',
  focal: '20.04',
  groovy: '20.10',
  hirsute: '21.04',
  impish: '21.10',
  jammy: '22.04',
  kinetic: '22.10',
  lunar: '23.04',
  mantic: '23.10',
  noble: '24.04',
  oracular: '24.10',
  plucky: '25.04',
  questing: '25.10',
  resolute: '26.04',
};

const DEBIAN_NAMES = new Set([...Object.values(DEBIAN_RELEASES), 'sid']);

/** Words that name a system, with its release in the first group. */
const SYSTEM_WORDS: readonly (readonly [RegExp, Distribution])[] = [
  [/^alpine(\d+\.\d+)?/, 'alpine'],
  [/^debian(\d+)?$/, 'debian'],
  [/^ubuntu(\d+\.\d+)?$/, 'ubuntu'],
  [/^(?:oraclelinux|ol)(\d+)$/, 'oraclelinux'],
  [/^oracle$/, 'oraclelinux'],
  [/^ubi(\d+)?$/, 'rhel'],
  [/^al(2023|2|1)$/, 'amazonlinux'],
  [/^amazonlinux(\d+)?$/, 'amazonlinux'],
  [/^azurelinux(\d+\.\d+)?$/, 'azurelinux'],
  [/^mariner(\d+\.\d+)?$/, 'azurelinux'],
  [/^centos(\d+)?$/, 'centos'],
  [/^rockylinux(\d+)?$/, 'rockylinux'],
  [/^almalinux(\d+)?$/, 'almalinux'],
  [/^fedora(\d+)?$/, 'fedora'],
  [/^photon(\d+)?$/, 'photon'],
];

/** Reads a tag: the version in front, the system and the variant that it names. */
export function readImageTag(tag: string | undefined): ImageTag {
  const text = (tag ?? '').toLowerCase();
  const words = text.split('-').filter((word) => word !== '');
  return {
    text,
    words,
    version: /^v?(\d+(?:\.\d+)*)/.exec(text)?.[1],
    system: systemOf(words),
    slim: words.includes('slim'),
  };
}

function systemOf(words: readonly string[]): System | undefined {
  const windows = words.findIndex((word) => word === 'windowsservercore' || word === 'nanoserver');
  if (windows >= 0) return { distribution: 'windows', release: words[windows + 1] };
  for (const [index, word] of words.entries()) {
    if (DEBIAN_NAMES.has(word)) return { distribution: 'debian', release: word };
    const ubuntu = ownValue(UBUNTU_RELEASES, word);
    if (ubuntu) return { distribution: 'ubuntu', release: ubuntu };
    for (const [pattern, distribution] of SYSTEM_WORDS) {
      const match = pattern.exec(word);
      if (match) return { distribution, release: releaseOf(distribution, match[1], words[index + 1]) };
    }
  }
  return undefined;
}

function releaseOf(
  distribution: Distribution,
  number: string | undefined,
  next: string | undefined,
): string | undefined {
  if (distribution === 'debian') return number === undefined ? undefined : ownValue(DEBIAN_RELEASES, number);
  // `ubuntu-22.04` keeps its number in the next word.
  if (distribution === 'ubuntu' && number === undefined && next && /^\d\d\.\d\d$/.test(next)) return next;
  return number;
}
