import type { Fact } from '../fact.js';
import { likely } from '../fact.js';
import type { Packaging } from './packaging.js';
import { hasWheel } from './wheels.js';

/** What Python packages need of the system: to be compiled, and to run. */
export interface NativePackages {
  /** The Python packages that are compiled while the image is built. */
  readonly compiled?: Fact<readonly string[]> | undefined;
  /** What Debian calls the things that they are compiled with. */
  readonly buildPackages?: Fact<readonly string[]> | undefined;
  /** The Python packages that load libraries of the system, or start its programs. */
  readonly loading?: Fact<readonly string[]> | undefined;
  /** What Debian calls these. */
  readonly runtimeLibraries?: Fact<readonly string[]> | undefined;
}

/** What the packages of a project need of the system, as the table has it, where no wheel of the lock file brings it. */
export function nativePackagesOf(packaging: Packaging | undefined, line: string): NativePackages {
  if (!packaging) return {};
  const needs = packaging.packages.flatMap(({ name, files }) => {
    const need = NEEDS[name];
    return need && !(need.build && hasWheel(files, line, 'manylinux')) ? [{ name, ...need }] : [];
  });
  const compiled = needs.filter(({ build }) => build);
  const loading = needs.filter(({ run }) => run.length > 0);
  const fact = (values: readonly string[], names: readonly string[]): Fact<readonly string[]> | undefined =>
    values.length === 0 ? undefined : likely([...new Set(values)].sort(), `${packaging.source}: ${names.join(', ')}`);
  const namesOf = (each: readonly { readonly name: string }[]): readonly string[] => each.map(({ name }) => name);
  const tools = compiled.flatMap(({ build = [] }) => [...COMPILER, ...build]);
  return {
    compiled: fact(namesOf(compiled), namesOf(compiled)),
    buildPackages: packaging.needsGit
      ? fact([...tools, 'git'], [...namesOf(compiled), 'packages from Git'])
      : fact(tools, namesOf(compiled)),
    loading: fact(namesOf(loading), namesOf(loading)),
    runtimeLibraries: fact(
      loading.flatMap(({ run }) => run),
      namesOf(loading),
    ),
  };
}

/** A compiler and what every program in C is compiled with. */
const COMPILER: readonly string[] = ['gcc', 'libc6-dev'];

interface Need {
  /** Undefined for packages that are wheels and only call what is installed. */
  readonly build?: readonly string[];
  readonly run: readonly string[];
}

/**
 * By the names of PyPI; the packages are those of Debian 13. Checked on 2026-11-21 against the pages of the packages,
 * which tell what they are built with, and the archive of Debian.
 */
const NEEDS: Readonly<Record<string, Need>> = {
  psycopg2: { build: ['libpq-dev'], run: ['libpq5'] },
  'psycopg-c': { build: ['libpq-dev'], run: ['libpq5'] },
  mysqlclient: { build: ['default-libmysqlclient-dev', 'pkg-config'], run: ['libmariadb3'] },
  'python-ldap': { build: ['libldap-dev', 'libsasl2-dev'], run: ['libldap2', 'libsasl2-2'] },
  pycairo: { build: ['libcairo2-dev', 'pkg-config'], run: ['libcairo2'] },
  pygraphviz: { build: ['libgraphviz-dev', 'pkg-config'], run: ['graphviz'] },
  pyaudio: { build: ['portaudio19-dev'], run: ['libportaudio2'] },
  gssapi: { build: ['libkrb5-dev'], run: ['libgssapi-krb5-2'] },
  kerberos: { build: ['libkrb5-dev'], run: ['libgssapi-krb5-2'] },
  gdal: { build: ['g++', 'libgdal-dev'], run: ['libgdal36'] },
  uwsgi: { build: ['libpcre2-dev'], run: ['libpcre2-8-0'] },
  xmlsec: { build: ['libxmlsec1-dev', 'pkg-config'], run: ['libxmlsec1t64-openssl'] },
  pycurl: { build: ['libcurl4-openssl-dev', 'libssl-dev'], run: ['libcurl4t64'] },
  weasyprint: { run: ['libharfbuzz-subset0', 'libpango-1.0-0', 'libpangoft2-1.0-0'] },
  cairosvg: { run: ['libcairo2'] },
  cairocffi: { run: ['libcairo2'] },
  'opencv-python': { run: ['libgl1', 'libglib2.0-0t64'] },
  'opencv-contrib-python': { run: ['libgl1', 'libglib2.0-0t64'] },
  'python-magic': { run: ['libmagic1t64'] },
  graphviz: { run: ['graphviz'] },
  pyzbar: { run: ['libzbar0t64'] },
  pytesseract: { run: ['tesseract-ocr'] },
  pdf2image: { run: ['poppler-utils'] },
  pydub: { run: ['ffmpeg'] },
  'ffmpeg-python': { run: ['ffmpeg'] },
  pyvips: { run: ['libvips42t64'] },
  gitpython: { run: ['git'] },
};
