/** Where a package manager keeps what it has downloaded. */
export interface PackageCache {
  /** Absolute paths as root sees them in an image; `~` is the home directory. What does not exist is harmless to mount. */
  readonly directories: readonly string[];
  /** Two builds at once would damage it or wait for each other without end: the cache mount needs `sharing=locked`. */
  readonly locked: boolean;
  readonly source: string;
  /** The day on which the entry was checked, YYYY-MM-DD. */
  readonly asOf: string;
}

type Row = Omit<PackageCache, 'asOf'>;

const CHECKED = '2026-11-21';

const MANUAL = 'https://docs.docker.com/build/cache/optimize/#use-cache-mounts';

const APT: Row = { directories: ['/var/cache/apt', '/var/lib/apt'], locked: true, source: MANUAL };
const PIP: Row = {
  directories: ['~/.cache/pip'],
  locked: false,
  source: 'https://pip.pypa.io/en/stable/topics/caching/',
};
const MAVEN: Row = {
  // The local repository is written without a lock.
  directories: ['~/.m2/repository'],
  locked: true,
  source: 'https://maven.apache.org/guides/mini/guide-configuring-maven.html',
};
const GRADLE: Row = {
  // Its locks rely on a connection between the processes, which two containers do not have.
  directories: ['~/.gradle/caches', '~/.gradle/wrapper'],
  locked: true,
  source: 'https://docs.gradle.org/current/userguide/directory_layout.html',
};
const BUNDLER: Row = {
  directories: ['/usr/local/bundle/cache', '~/.bundle/cache'],
  locked: true,
  source: 'https://bundler.io/man/bundle-config.1.html',
};
const NUGET: Row = {
  directories: ['~/.nuget/packages', '~/.local/share/NuGet/http-cache'],
  locked: false,
  source: 'https://learn.microsoft.com/en-us/nuget/consume-packages/managing-the-global-packages-and-cache-folders',
};
const CONDA: Row = {
  directories: ['/opt/conda/pkgs'],
  locked: true,
  source: 'https://docs.conda.io/projects/conda/en/stable/user-guide/configuration/custom-env-and-pkg-locations.html',
};

const CACHES: ReadonlyMap<string, Row> = new Map<string, Row>([
  ['apt-get', APT],
  ['apt', APT],
  [
    'apk',
    {
      directories: ['/var/cache/apk', '/etc/apk/cache'],
      locked: true,
      source: 'https://wiki.alpinelinux.org/wiki/Local_APK_cache',
    },
  ],
  [
    'dnf',
    {
      directories: ['/var/cache/dnf', '/var/cache/libdnf5'],
      locked: true,
      source: 'https://dnf5.readthedocs.io/en/latest/misc/caching.7.html',
    },
  ],
  [
    'microdnf',
    { directories: ['/var/cache/yum'], locked: true, source: 'https://github.com/rpm-software-management/microdnf' },
  ],
  [
    'yum',
    { directories: ['/var/cache/yum'], locked: true, source: 'https://man7.org/linux/man-pages/man5/yum.conf.5.html' },
  ],
  ['tdnf', { directories: ['/var/cache/tdnf'], locked: true, source: 'https://github.com/vmware/tdnf/wiki' }],
  ['zypper', { directories: ['/var/cache/zypp'], locked: true, source: 'https://en.opensuse.org/SDB:Zypper_manual' }],
  [
    'pacman',
    {
      directories: ['/var/cache/pacman/pkg'],
      locked: true,
      source: 'https://wiki.archlinux.org/title/Pacman#Cleaning_the_package_cache',
    },
  ],
  ['pip', PIP],
  ['pip3', PIP],
  ['npm', { directories: ['~/.npm'], locked: false, source: 'https://docs.npmjs.com/cli/commands/npm-cache' }],
  [
    'yarn',
    {
      // Yarn 1, and Yarn 2 and later with the global cache.
      directories: ['/usr/local/share/.cache/yarn', '~/.yarn/berry/cache'],
      locked: true,
      source: 'https://yarnpkg.com/configuration/yarnrc#globalFolder',
    },
  ],
  ['pnpm', { directories: ['~/.local/share/pnpm/store'], locked: false, source: 'https://pnpm.io/settings#storedir' }],
  ['bun', { directories: ['~/.bun/install/cache'], locked: false, source: 'https://bun.sh/docs/install/cache' }],
  [
    'go',
    {
      // The golang images have GOPATH=/go; elsewhere it is ~/go.
      directories: ['/go/pkg/mod', '~/go/pkg/mod', '~/.cache/go-build'],
      locked: false,
      source: 'https://go.dev/ref/mod#module-cache',
    },
  ],
  [
    'cargo',
    {
      // The rust images have CARGO_HOME=/usr/local/cargo; elsewhere it is ~/.cargo.
      directories: ['/usr/local/cargo/registry', '/usr/local/cargo/git/db', '~/.cargo/registry', '~/.cargo/git/db'],
      locked: false,
      source: 'https://doc.rust-lang.org/cargo/guide/cargo-home.html',
    },
  ],
  ['mvn', MAVEN],
  ['mvnw', MAVEN],
  ['maven', MAVEN],
  ['gradle', GRADLE],
  ['gradlew', GRADLE],
  [
    'composer',
    {
      // The composer images have COMPOSER_HOME=/tmp.
      directories: ['~/.composer/cache', '~/.cache/composer', '/tmp/cache'],
      locked: false,
      source: 'https://getcomposer.org/doc/06-config.md#cache-dir',
    },
  ],
  ['bundle', BUNDLER],
  ['bundler', BUNDLER],
  ['nuget', NUGET],
  ['dotnet', NUGET],
  [
    'poetry',
    {
      // Not the folder above: it holds the virtual environments too, which the image needs.
      directories: ['~/.cache/pypoetry/cache', '~/.cache/pypoetry/artifacts'],
      locked: false,
      source: 'https://python-poetry.org/docs/configuration/#cache-dir',
    },
  ],
  ['uv', { directories: ['~/.cache/uv'], locked: false, source: 'https://docs.astral.sh/uv/concepts/cache/' }],
  ['conda', CONDA],
  ['mamba', CONDA],
]);

/** The cache of a package manager, named as a command names it (`./mvnw` too); undefined for other programs. */
export function cacheDirectoryOf(program: string): PackageCache | undefined {
  const cache = CACHES.get(program.slice(program.lastIndexOf('/') + 1));
  return cache && { ...cache, asOf: CHECKED };
}
