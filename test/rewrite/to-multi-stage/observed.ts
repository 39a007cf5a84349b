import type { Observation, ObservedFile, ObservedPackage } from '#rewrite/to-multi-stage/observation.js';

/** A file that the build made, unless `more` says otherwise. */
export function made(path: string, more: Partial<ObservedFile> = {}): ObservedFile {
  return { path, type: 'file', uid: 0, gid: 0, mode: 0o644, size: 10, line: 4, ...more };
}

export function folder(path: string, more: Partial<ObservedFile> = {}): ObservedFile {
  return made(path, { type: 'directory', mode: 0o755, size: 0, ...more });
}

/** A file of a package. */
export function ofPackage(name: string, path: string, more: Partial<ObservedFile> = {}): ObservedFile {
  return made(path, { package: name, line: 2, ...more });
}

export function asked(name: string, more: Partial<ObservedPackage> = {}): ObservedPackage {
  return { name, isAdded: true, isAsked: true, section: 'libs', depends: [], ...more };
}

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** A program /usr/local/bin/app on Debian 13 that answers and needs the C library. */
export function observation(more: Partial<Observation> = {}): Observation {
  const libc = ofPackage('libc6', '/usr/lib/x86_64-linux-gnu/libc.so.6', { line: undefined });
  return {
    distribution: { id: 'debian', version: '13', name: 'Debian GNU/Linux 13 (trixie)' },
    base: { environment: { PATH }, user: '', entrypoint: [] },
    run: { outcome: 'answered' },
    uses: [{ path: '/usr/local/bin/app', why: 'started' }],
    packages: [],
    users: [],
    groups: [],
    libraryFolders: ['/usr/local/lib', '/usr/lib'],
    runtimes: [
      {
        image: 'debian:trixie-slim',
        packages: ['libc6'],
        lacks: [],
        users: [],
        environment: { PATH },
        entrypoint: [],
      },
    ],
    ...more,
    files: [made('/usr/local/bin/app', { mode: 0o755, needs: [{ path: libc.path }] }), libc, ...(more.files ?? [])],
  };
}
