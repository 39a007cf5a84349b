import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyseImage } from '#image/analyse.js';
import { elfSearch } from '#image/elf/find-elf.js';
import { librariesNeededBy, libraryReportOf } from '#image/elf/libraries.js';
import { loaderOf } from '#image/elf/loader.js';
import { searchPathSearch } from '#image/elf/search-path.js';
import { watchAll } from '#image/watch-all.js';
import { memoryImage } from '../memory-image.js';
import type { ElfFixture } from '../write-elf.js';
import { writeElf } from '../write-elf.js';
import type { Member } from '../write-tar.js';

const GLIBC = '/lib64/ld-linux-x86-64.so.2';
const MUSL = '/lib/ld-musl-x86_64.so.1';
const program = (path: string, fixture: ElfFixture = {}): Member => ({
  path,
  mode: 0o755,
  content: writeElf({ interpreter: GLIBC, ...fixture }),
});
const library = (path: string, fixture: ElfFixture = {}): Member => ({
  path,
  content: writeElf({ soname: path.slice(path.lastIndexOf('/') + 1), ...fixture }),
});

async function read(layers: readonly (readonly Member[])[], env: readonly string[] = []) {
  const [elf, paths] = [elfSearch(), searchPathSearch()];
  const scanned = await analyseImage(memoryImage(layers), { watch: watchAll(elf.watch, paths.watch) });
  const found = await elf.found(scanned);
  const loader = loaderOf(scanned, found.files, paths.found(scanned), env);
  return { found, report: libraryReportOf(found, loader), neededBy: (path: string) => librariesNeededBy(path, loader) };
}

describe('libraries', () => {
  it('are found in the folders of the configuration and those that are built in', async () => {
    const { neededBy, report } = await read([
      [
        { path: 'lib', type: '2', link: 'usr/lib' },
        { path: 'lib64', type: '2', link: 'usr/lib64' },
        { path: 'etc/ld.so.conf', content: 'include /etc/ld.so.conf.d/*.conf\n' },
        { path: 'etc/ld.so.conf.d/here.conf', content: '# mine\n/opt/lib\n' },
        program('usr/bin/app', { needed: ['liba.so.1', 'libc.so.6', 'libgone.so'] }),
        library('opt/lib/liba.so.1', { needed: ['libb.so', 'libc.so.6'] }),
        library('usr/lib/libb.so'),
        library('usr/lib64/libc.so.6', { needed: ['ld-linux-x86-64.so.2'] }),
        library('usr/lib64/ld-linux-x86-64.so.2'),
        library('usr/lib/libunused.so.3'),
        library('usr/lib/plugins/libplugin.so'),
      ],
    ]);
    assert.deepEqual(neededBy('/usr/bin/app'), [
      { name: GLIBC, path: 'usr/lib64/ld-linux-x86-64.so.2' },
      { name: 'liba.so.1', path: 'opt/lib/liba.so.1' },
      { name: 'libc.so.6', path: 'usr/lib64/libc.so.6' },
      { name: 'libgone.so', path: undefined },
      { name: 'libb.so', path: 'usr/lib/libb.so' },
    ]);
    assert.equal(neededBy('/etc/ld.so.conf'), undefined);
    assert.deepEqual(report.missing, [
      { name: 'libgone.so', kind: 'library', neededBy: ['usr/bin/app'], byProgram: true },
    ]);
    assert.deepEqual(
      report.unneeded.map(({ path }) => path),
      ['usr/lib/libunused.so.3'],
    );
    assert.deepEqual([report.programs, report.libraries, report.unread], [1, 6, 0]);
  });

  it('tells a missing loader, as a program of glibc has it in an image of musl', async () => {
    const { report } = await read([
      [
        program('app', { needed: ['libc.so.6'] }),
        program('own', { interpreter: MUSL, needed: ['libc.musl-x86_64.so.1'] }),
        { path: 'lib/libc.musl-x86_64.so.1', type: '2', link: 'ld-musl-x86_64.so.1' },
        library('lib/ld-musl-x86_64.so.1'),
      ],
    ]);
    assert.deepEqual(
      report.missing.map(({ name, kind, neededBy }) => [name, kind, neededBy]),
      [
        [GLIBC, 'loader', ['app']],
        ['libc.so.6', 'library', ['app']],
      ],
    );
  });

  it('follows RPATH, RUNPATH and LD_LIBRARY_PATH as loaders do', async () => {
    const files = [
      library('lib64/ld-linux-x86-64.so.2'),
      program('opt/app/bin/by-rpath', { needed: ['liba.so'], rpath: '$ORIGIN/../lib' }),
      program('opt/app/bin/by-runpath', { needed: ['liba.so'], runpath: '${ORIGIN}/../lib:/elsewhere' }),
      library('opt/app/lib/liba.so', { needed: ['libb.so'] }),
      library('opt/app/lib/libb.so'),
      library('env/liba.so'),
    ];
    const plain = await read([files]);
    const paths = (list: ReturnType<typeof plain.neededBy>) => list?.slice(1).map(({ path }) => path);
    // An RPATH is handed on to the libraries, a RUNPATH is not.
    assert.deepEqual(paths(plain.neededBy('/opt/app/bin/by-rpath')), ['opt/app/lib/liba.so', 'opt/app/lib/libb.so']);
    assert.deepEqual(paths(plain.neededBy('/opt/app/bin/by-runpath')), ['opt/app/lib/liba.so', undefined]);
    const { neededBy } = await read([files], ['LD_LIBRARY_PATH=/env:/opt/app/lib']);
    assert.deepEqual(paths(neededBy('/opt/app/bin/by-rpath')), ['opt/app/lib/liba.so', 'opt/app/lib/libb.so']);
    assert.deepEqual(paths(neededBy('/opt/app/bin/by-runpath')), ['env/liba.so']);
  });

  it('passes over a library for another processor', async () => {
    const { neededBy } = await read([
      [
        library('lib64/ld-linux-x86-64.so.2'),
        program('app', { needed: ['liba.so'] }),
        library('lib64/liba.so', { machine: 183 }),
        library('usr/lib64/liba.so', { bits: 32 }),
        library('lib/liba.so'),
      ],
    ]);
    assert.equal(neededBy('/app')?.[1]?.path, 'lib/liba.so');
  });

  it('reads 32 and 64 bits, both byte orders, and names far behind the start', async () => {
    for (const bits of [32, 64] as const)
      for (const order of ['little', 'big'] as const)
        for (const gap of [0, 400_000]) {
          const fixture = {
            bits,
            order,
            gap,
            interpreter: '/ld',
            needed: ['liba.so', './b.so'],
            rpath: '/x:/y',
            soname: 's',
          };
          const { found } = await read([[{ path: 'app', content: writeElf(fixture) }]]);
          const [file] = found.files;
          assert.deepEqual(
            [file?.bits, file?.interpreter, file?.needed, file?.rpath, file?.soname],
            [bits, '/ld', ['liba.so', './b.so'], ['/x', '/y'], 's'],
            `${bits} ${order} ${gap}`,
          );
        }
  });

  it('takes a program of a lower layer for gone where a later layer removes it', async () => {
    const { found } = await read([[program('app'), program('gone')], [{ path: '.wh.gone' }]]);
    assert.deepEqual(
      found.files.map(({ path }) => path),
      ['app'],
    );
  });

  it('survives whatever a file claims', async () => {
    const big = (at: number) => (file: Buffer) => void file.fill(0xff, at, at + 8);
    const sound = writeElf({ interpreter: GLIBC, needed: ['liba.so'] });
    const broken = [
      Buffer.from('\x7fELF'.padEnd(60, '\x02'), 'latin1'),
      writeElf({ needed: ['a'], patch: big(32) }),
      writeElf({ needed: ['a'], patch: big(54) }),
      writeElf({ needed: ['a'], patch: (file) => void file.writeUInt16LE(65535, 56) }),
      writeElf({ needed: ['a'], patch: (file) => void file.writeBigUInt64LE(2n ** 60n, 64 + 56 + 8) }),
      writeElf({ needed: ['a'], patch: (file) => void file.writeBigUInt64LE(2n ** 40n, 64 + 56 + 32) }),
      writeElf({ needed: ['a'], patch: (file) => void file.writeBigUInt64LE(0n, 64 + 32) }),
      writeElf({ needed: Array.from({ length: 3000 }, (_, index) => `lib${index}.so`) }),
      ...Array.from({ length: 40 }, (_, index) => sound.subarray(0, Math.floor((sound.length * index) / 40))),
      // Every byte of the headers and the dynamic section, one after another.
      ...Array.from({ length: sound.length }, (_, at) => {
        const changed = Buffer.from(sound);
        changed[at] = 0xfe;
        return changed;
      }),
    ];
    const { found } = await read([broken.map((content, index) => ({ path: `f${index}`, content, mode: 0o755 }))]);
    assert.ok(found.files.length > 0 && found.files.length <= broken.length);
    for (const { needed } of found.files) assert.ok(needed.length <= 1024);
  });

  it('ends where libraries need each other in a circle', async () => {
    const { neededBy } = await read([
      [
        program('app', { interpreter: '/lib/a.so', needed: ['a.so'] }),
        library('lib/a.so', { needed: ['b.so'] }),
        library('lib/b.so', { needed: ['a.so'] }),
      ],
    ]);
    assert.deepEqual(
      neededBy('/app')?.map(({ name }) => name),
      ['/lib/a.so', 'b.so'],
    );
  });
});
