/** Where we disagree with a peer's own test case on purpose, and why. Written into docs/differences.md. */
export interface Difference {
  /** The peer's rule and what it is about. */
  readonly practice: string;
  /** Case ids. */
  readonly cases: readonly string[];
  readonly reason: string;
}

export const differences: readonly Difference[] = [
  {
    practice: 'DL3042, pip and PIP_NO_CACHE_DIR=0',
    cases: ids('hadolint/DL3042/', 29, 40),
    reason:
      'hadolint takes `PIP_NO_CACHE_DIR=0`, `off`, `no` and `false` for a cache that is kept. pip switches its cache off for every valid value, those included (`PIP_NO_CACHE_DIR=0 pip cache dir` answers that the cache is disabled), so nothing is left to clean.',
  },
  {
    practice: 'DL3009, apt lists in another stage',
    cases: ['hadolint/DL3009/012'],
    reason: 'The layers of that stage are thrown away; lists in them cost nothing in the image.',
  },
  {
    practice: 'DL3009, apt lists in a cache mount',
    cases: ['hadolint/DL3009/023', 'hadolint/DL3009/024'],
    reason:
      'A cache mount over /var/lib/apt keeps the lists out of the layer, whether or not the downloaded packages are kept, too.',
  },
  {
    practice: 'DL3010, an archive with blanks in its path',
    cases: ['hadolint/DL3010/005'],
    reason:
      'COPY knows no quotes outside of its JSON form: the path is split at its blank, and `tar` names another file.',
  },
  {
    practice: 'DL3028, a gem with flags for its compiler',
    cases: ['hadolint/DL3028/023', 'hadolint/DL3028/024'],
    reason:
      'Without `--` in front of it, `--use-system-libraries` takes no value for gem: `true` is the name of a second gem, without a version.',
  },
  {
    practice: 'DL3041, a version from an ARG of another stage',
    cases: ['hadolint/DL3041/043'],
    reason: 'An ARG ends with its stage, so the variable is empty here and nothing is pinned.',
  },
  {
    practice: 'DL3062, go get -tool of a name without a host',
    cases: ['hadolint/DL3062/020'],
    reason:
      'A module that is fetched has a host name in its path; `foobar` is a package of the own module or a mistake that go reports itself.',
  },
  {
    practice: 'DL3067, copying all of an image',
    cases: ['hadolint/DL3067/001', 'hadolint/DL3067/002'],
    reason:
      'The name is no stage of the file, so it may be a named context or an image that is made to be copied as a whole. We report it for stages.',
  },
  {
    practice: 'SC2153 and SC2154 on an unknown base',
    cases: ['hadolint/Shellcheck/009', 'hadolint/Shellcheck/012'],
    reason:
      'The fragment has no FROM. On a base image of which nothing is known any variable may be set, so we stay silent; on known ones we report it.',
  },
  {
    practice: 'SC3028, ONBUILD below SHELL',
    cases: ['hadolint/Shellcheck/018'],
    reason: 'SHELL is part of the image, and the held-back RUN uses it in the child: bash knows $RANDOM.',
  },
  {
    practice: 'An unknown name in a list of suppressions',
    cases: ['hadolint/Pragma/005'],
    reason:
      'hadolint drops the whole comment. We honour the known name beside it, and report the unknown one in our own comments.',
  },
  {
    practice: 'LegacyKeyValueFormat in a stage that nothing needs',
    cases: ['buildkit/LegacyKeyValueFormat/003/LegacyKeyValueFormat'],
    reason: 'BuildKit reads only the stages that the target needs; we read them all.',
  },
  {
    practice: 'LegacyKeyValueFormat, ARG with two names',
    cases: ['buildkit/page/LegacyKeyValueFormat-1'],
    reason:
      '`ARG foo bar` declares two arguments today; nothing about it is legacy. A slip such as `ARG VERSION 1.2` has a rule of its own.',
  },
  {
    practice: 'CopyIgnoredFile in the documentation',
    cases: ['buildkit/page/CopyIgnoredFile-1'],
    reason: 'The example of the page comes without the .dockerignore that it is about. With one, the cases agree.',
  },
  {
    practice: 'DS-0001, a variable without a default',
    cases: ['trivy/DS-0001/010', 'trivy/DS-0001/020'],
    reason:
      'Trivy takes the ARGs of the first stage for global ones, and an ARG without a default for empty. Only the build knows what is passed; an undeclared one has a rule of its own.',
  },
  {
    practice: 'DS-0002, no USER',
    cases: ['trivy/DS-0002/002', 'trivy/DS-0002/013'],
    reason:
      'The image starts no service: it has neither CMD, ENTRYPOINT nor EXPOSE, so nothing runs as root that could not be told otherwise.',
  },
  {
    practice: 'DS-0002, an empty USER',
    cases: ['trivy/DS-0002/011'],
    reason: 'The file does not build at all; that is what we report.',
  },
  {
    practice: 'CKV_DOCKER_3, no USER on an unknown base',
    cases: ['checkov/CKV_DOCKER_3/001'],
    reason: 'Nobody knows the user of the image `base`, and the file starts no service.',
  },
  {
    practice: 'DS-0015, clean-up of yum',
    cases: ['trivy/DS-0015/003'],
    reason: 'The first stage is thrown away; its cache costs nothing in the image.',
  },
  {
    practice: 'DS-0015, yum clean metadata',
    cases: ['trivy/DS-0015/009'],
    reason: 'The metadata are what yum leaves behind; packages are not kept by default.',
  },
  {
    practice: 'DS-0017, update that upgrades',
    cases: ['trivy/DS-0017/014', 'trivy/DS-0017/016', 'trivy/DS-0017/018'],
    reason:
      '`dnf update`, `yum update` and `zypper up` install newer packages; they do not fetch lists for a later step as `apt-get update` does.',
  },
  {
    practice: 'DS-0020, zypper remove',
    cases: ['trivy/DS-0020/005'],
    reason: 'Removing a package downloads none; what is left of the metadata was cleaned before.',
  },
  {
    practice: 'DS-0031, names that look like secrets',
    cases: ['trivy/DS-0031/020'],
    reason: '`ARTIFACTORY_USR` is the name of a user, not a secret.',
  },
];

/** The documented reason for a case, undefined when there is none. */
export function reasonFor(id: string): string | undefined {
  return differences.find(({ cases }) => cases.includes(id))?.reason;
}

function ids(prefix: string, from: number, to: number): readonly string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => prefix + String(from + index).padStart(3, '0'));
}
