import type { Fact } from '../fact.js';
import { likely } from '../fact.js';
import type { Packaging } from './packaging.js';
import { hasWheel } from './wheels.js';

/** Debian packages that Python packages need: to be compiled, and to run. */
export interface NativePackages {
  readonly build: readonly string[];
  readonly run: readonly string[];
  /** The Python packages that are compiled while the image is built. */
  readonly compiled: readonly string[];
  /** The Python packages that need what `run` lists. */
  readonly needing: readonly string[];
}

/** What the packages of a project need of the system, as the table has it, where no wheel of the lock file brings it. */
export function nativePackagesOf(packaging: Packaging | undefined, line: string): Fact<NativePackages> | undefined {
  const build = new Set<string>();
  const run = new Set<string>();
  const compiled: string[] = [];
  const needing: string[] = [];
  for (const { name, files } of packaging?.packages ?? []) {
    const need = NEEDS[name];
    if (!need || (need.build && hasWheel(files, line, 'manylinux'))) continue;
    if (need.build) {
      compiled.push(name);
      for (const each of [...COMPILER, ...need.build]) build.add(each);
    }
    if (need.run.length > 0) needing.push(name);
    for (const each of need.run) run.add(each);
  }
  if (packaging?.needsGit) build.add('git');
  if (build.size + run.size === 0) return undefined;
  const names = [...new Set([...compiled, ...needing, ...(packaging?.needsGit ? ['git+ requirements'] : [])])];
  return likely(
    { build: [...build].sort(), run: [...run].sort(), compiled, needing },
    `${packaging?.source}: ${names.join(', ')}`,
  );
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
