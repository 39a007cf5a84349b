import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Image } from '../../src/index.js';
import {
  accountSearch,
  analyseImage,
  dangerousFilesOf,
  elfSearch,
  librariesNeededBy,
  loaderOf,
  openImage,
  packageSearch,
  saveImage,
  searchPathSearch,
  watchAll,
} from '../../src/index.js';
import { makeImages } from './made-images.js';
import { ownEntries, tarEntries } from './tar-listing.js';

// npm run facts -- [IMAGE...]: compares what we say of images with what GNU tar, sha256sum, skopeo, dive and the
// package managers inside say. Images are made here; more are named as for `plimsoll image`.
const folder = mkdtempSync(join(tmpdir(), 'plimsoll-facts-'));
const totals = { images: 0, layers: 0, entries: 0, packages: 0, libraries: 0, checks: 0, skipped: 0, differences: 0 };
try {
  for (const name of [...makeImages(folder), ...process.argv.slice(2)]) await compare(name);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(JSON.stringify({ command: 'facts', ...totals }));
if (totals.differences > 0) process.exitCode = 1;

async function compare(name: string): Promise<void> {
  const image = await openImage(name, { dockerHost: process.env.DOCKER_HOST });
  totals.images++;
  const before = { ...totals };
  const search = packageSearch();
  const [elf, paths, accounts] = [elfSearch(), searchPathSearch(), accountSearch()];
  const scanned = await analyseImage(image, { watch: watchAll(search.watch, elf.watch, paths.watch, accounts.watch) });
  for (const { layer } of scanned.layers) {
    const file = join(folder, 'layer');
    await pipeline(await layer.open(), createWriteStream(file));
    same(`${name} layer ${layer.index} digest`, layer.digest, `sha256:${output('sha256sum', [file]).slice(0, 64)}`);
    same(
      `${name} layer ${layer.index} diffID`,
      layer.diffId,
      `sha256:${shell(unpackCommand(file), file).slice(0, 64)}`,
    );
    const own = await ownEntries(layer);
    const theirs = tarEntries(file);
    totals.layers++;
    totals.entries += own.length;
    same(`${name} layer ${layer.index} entries`, own.join('\n'), theirs.join('\n'));
  }
  await compareDocuments(name, image);
  const docker = /^docker:(.+)$/.exec(name)?.[1];
  if (docker) {
    comparePackages(docker, search.found(scanned).packages);
    const { files } = await elf.found(scanned);
    const loader = loaderOf(scanned, files, paths.found(scanned), (await image.config()).config?.Env ?? []);
    compareRights(docker, dangerousFilesOf(scanned), accounts.found(scanned));
    compareLibraries(docker, files, (path) => librariesNeededBy(path, loader));
  }
  const archive = join(folder, 'saved.tar');
  await saveImage(image, archive, 'facts:latest');
  compareDive(name, archive, scanned.dive);
  await image.close();
  const different = totals.differences - before.differences;
  console.log(
    `${different === 0 ? 'equal    ' : 'DIFFERENT'} ${name.replace(folder, '')}: ${scanned.layers.length} layers, ${totals.entries - before.entries} entries, ${totals.checks - before.checks} checks`,
  );
}

async function compareDocuments(name: string, image: Image): Promise<void> {
  const layout = join(folder, 'copy');
  await saveImage(image, `oci:${layout}`, 'facts');
  const theirs = spawnSync('skopeo', ['inspect', '--config', '--raw', `oci:${layout}:facts`]);
  if (theirs.error) return void totals.skipped++;
  same(`${name} config`, image.configBytes.toString(), theirs.stdout.toString());
  if (image.manifestBytes)
    same(
      `${name} manifest`,
      image.manifestBytes.toString(),
      output('skopeo', ['inspect', '--raw', `oci:${layout}:facts`]),
    );
  rmSync(layout, { recursive: true });
}

type Found = ReturnType<ReturnType<typeof packageSearch>['found']>['packages'];

function comparePackages(image: string, packages: Found): void {
  const own = (type: string) =>
    [...new Set(packages.filter((each) => each.type === type).map(({ name, version }) => `${name} ${version}`))]
      .sort()
      .join('\n');
  const inside = (script: string) => {
    const { status, stdout } = spawnSync(
      'docker',
      ['run', '--rm', '--network=none', '--entrypoint', 'sh', image, '-c', script],
      { maxBuffer: 2 ** 28 },
    );
    return status === 0 ? [...new Set(String(stdout).trim().split('\n'))].filter(Boolean).sort().join('\n') : undefined;
  };
  totals.packages += packages.length;
  const asked = [
    ['deb', "dpkg-query -f '${db:Status-Status} ${Package} ${Version}\\n' -W | sed -n 's/^installed //p'"],
    [
      'rpm',
      "rpm -qa --qf '%{NAME} %|EPOCH?{%{EPOCH}:}:{}|%{VERSION}-%{RELEASE}\\n' 2>/dev/null | grep -v '^gpg-pubkey '",
    ],
    ['pypi', 'python3 -m pip list --format=freeze --disable-pip-version-check 2>/dev/null | sed "s/==/ /"'],
    // An alias is listed as alias@npm:name@version.
    [
      'npm',
      'cd /usr/local/lib && npm ls --all --parseable --long 2>/dev/null | sed -n "s/^[^:]*node_modules[^:]*:\\(.*@npm:\\)\\{0,1\\}\\(..*\\)@\\([^@:]*\\).*$/\\2 \\3/p"',
    ],
  ] as const;
  for (const [type, script] of asked) {
    const theirs = own(type) === '' ? undefined : inside(script);
    if (!theirs) totals.skipped++;
    else same(`${image} ${type} packages`, own(type), theirs);
  }
}

type Accounts = ReturnType<ReturnType<typeof accountSearch>['found']>;

type Programs = Awaited<ReturnType<ReturnType<typeof elfSearch>['found']>>['files'];

/** What ldd finds for each program inside, against what we say that the loader finds. */
function compareLibraries(
  image: string,
  files: Programs,
  neededBy: (path: string) => ReturnType<typeof librariesNeededBy>,
): void {
  const programs = files.filter(({ interpreter, isExecutable }) => interpreter !== undefined && isExecutable);
  const script =
    'ldd /bin/sh >/dev/null || exit 1; while read -r f; do ldd "$f" 2>/dev/null | while read -r name arrow path rest; do case "$name $arrow $path" in linux-vdso*|linux-gate*) ;; *"=> not") echo "$f $name";; /*) echo "$f $(readlink -f "$name")";; *) echo "$f $(readlink -f "$path")";; esac; done; done';
  const { status, stdout } = spawnSync(
    'docker',
    ['run', '-i', '--rm', '--network=none', '--entrypoint', 'sh', image, '-c', script],
    {
      input: programs.map(({ path }) => `/${path}\n`).join(''),
      maxBuffer: 2 ** 28,
    },
  );
  if (status !== 0 || programs.length === 0) return void totals.skipped++;
  const own = programs.flatMap(({ path }) =>
    (neededBy(`/${path}`) ?? []).map(({ name, path: found }) => `/${path} ${found === undefined ? name : `/${found}`}`),
  );
  const sorted = (lines: readonly string[]) => [...new Set(lines)].sort().join('\n');
  totals.libraries += own.length;
  same(`${image} libraries`, sorted(own), sorted(String(stdout).trim().split('\n')));
}

/** Files with too many rights, as find sees them inside, and users as getent lists them. */
function compareRights(image: string, dangers: ReturnType<typeof dangerousFilesOf>, accounts: Accounts): void {
  const inside = (script: string) => {
    const run = ['run', '--rm', '--network=none', '--user=0', '--entrypoint', 'sh', image, '-c', script];
    const { status, stdout } = spawnSync('docker', run, { maxBuffer: 2 ** 26 });
    return status === 0 ? String(stdout).trim().split('\n').filter(Boolean).sort().join('\n') : undefined;
  };
  const find = (tests: string) =>
    inside(`find / -xdev \\( -path /proc -o -path /sys -o -path /dev \\) -prune -o ${tests} -print | sed 's#^/##'`);
  const own = (...kinds: readonly string[]) =>
    [...new Set(dangers.filter(({ kind }) => kinds.includes(kind)).map(({ path }) => path))].sort().join('\n');
  const users = accounts.users.map(({ name, uid, gid, home }) => `${name}:${uid}:${gid}:${home}`);
  for (const [what, ours, theirs] of [
    ['setuid and setgid files', own('setuid', 'setgid'), find('-type f -perm /6000')],
    [
      'world-writable files',
      own('world-writable'),
      find('\\( -type f -perm -0002 -o -type d -perm -0002 ! -perm -1000 \\)'),
    ],
    ['users', users.sort().join('\n'), inside('cut -d: -f1,3,4,6 /etc/passwd')],
  ] as const) {
    if (theirs === undefined) totals.skipped++;
    else same(`${image} ${what}`, ours, theirs);
  }
}

function compareDive(
  name: string,
  archive: string,
  { efficiency, wastedBytes }: { readonly efficiency: number; readonly wastedBytes: number },
): void {
  const json = join(folder, `dive-${totals.images}.json`);
  const { error, status } = spawnSync('dive', ['--source', 'docker-archive', archive, '--json', json], {
    stdio: 'ignore',
    timeout: 120_000,
  });
  if (error || status !== 0) return void totals.skipped++;
  const { image } = JSON.parse(readFileSync(json, 'utf8')) as {
    image: { efficiencyScore: number; inefficientBytes: number };
  };
  same(
    `${name} dive`,
    `${efficiency.toFixed(6)} ${wastedBytes}`,
    `${image.efficiencyScore.toFixed(6)} ${image.inefficientBytes}`,
  );
}

function same(what: string, own: string, theirs: string): void {
  totals.checks++;
  if (own === theirs) return;
  totals.differences++;
  const [a, b] = [own.split('\n'), theirs.split('\n')];
  const onlyOwn = a.filter((line) => !b.includes(line)).slice(0, 5);
  const onlyTheirs = b.filter((line) => !a.includes(line)).slice(0, 5);
  console.log(`  ${what}\n    only ours:   ${onlyOwn.join(' | ')}\n    only theirs: ${onlyTheirs.join(' | ')}`);
}

function unpackCommand(file: string): string {
  const magic = readFileSync(file).subarray(0, 4).toString('hex');
  return `${magic.startsWith('1f8b') ? 'gzip -dc <' : magic === '28b52ffd' ? 'zstd -dc <' : 'cat'} "$1" | sha256sum`;
}

function shell(script: string, file: string): string {
  return output('sh', ['-c', script, 'sh', file]);
}

function output(command: string, args: readonly string[]): string {
  return String(spawnSync(command, args, { maxBuffer: 2 ** 30 }).stdout);
}
