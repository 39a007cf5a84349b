import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { BUNDLE, debianMirror, machineSettings } from './machine-settings.js';
import { type DebianRecipe, type Recipe, recipeOf } from './recipe.js';

/** The label of images that are no real ones: the same for all, as what is built on them has it, too. */
const LABEL = 'io.plimsoll.stand-in';
/** Changes with how the recipes are carried out. */
const VERSION = '2';

/**
 * Sees that base images are in the local store: they are there, or can be pulled, or a stand-in is made.
 * Throws an Error that names the image and why it cannot be had.
 */
export function ensureImages(docker: string, images: readonly string[], say: (what: string) => void): void {
  for (const image of images) {
    const recipe = recipeOf(image);
    if (isCurrent(docker, image, recipe) || pull(docker, image)) continue;
    if (!recipe) throw new Error(`${image} cannot be pulled, and there is no stand-in for it.`);
    if ('needs' in recipe) ensureImages(docker, recipe.needs, say);
    const outdated = idOf(docker, image);
    const start = performance.now();
    inFolder((folder) =>
      'suite' in recipe ? makeDebian(docker, image, recipe, folder) : makeImage(docker, image, recipe, folder),
    );
    // It is no longer named, and only there because an older version of this made it.
    if (outdated) spawnSync(docker, ['rmi', outdated]);
    say(`stand-in for ${image}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
}

/** Whether the image is there: a real one, or a stand-in as it would be made now. */
function isCurrent(docker: string, image: string, recipe: Recipe | DebianRecipe | undefined): boolean {
  const id = idOf(docker, image);
  if (id === '') return false;
  const format = '{{json .Config.Labels}}';
  const { stdout } = spawnSync(docker, ['image', 'inspect', '--format', format, image], { encoding: 'utf8' });
  const isReal = !stdout.includes(`"${LABEL}"`);
  return isReal || (recipe !== undefined && idOf(docker, markOf(image, recipe)) === id);
}

/** A second name of a stand-in, which tells what it was made of. */
function markOf(image: string, recipe: Recipe | DebianRecipe): string {
  const name = image.replace(/^docker\.io\//, '').replace(/^library\//, '');
  return `plimsoll-stand-in/${name.replace(/[:/]/g, '-')}:${fingerprintOf(recipe)}`;
}

/** Of a recipe and of all that it needs. */
function fingerprintOf(recipe: Recipe | DebianRecipe): string {
  const needed = 'needs' in recipe ? recipe.needs.map(recipeOf) : [];
  const parts = [VERSION, JSON.stringify(recipe), ...needed.map((each) => (each ? fingerprintOf(each) : ''))];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}

function idOf(docker: string, image: string): string {
  return spawnSync(docker, ['image', 'inspect', '--format', '{{.Id}}', image], { encoding: 'utf8' }).stdout.trim();
}

let canPull = true;

/** Pulls an image; after the first registry that cannot be reached no other is tried. */
function pull(docker: string, image: string): boolean {
  if (!canPull) return false;
  const { status, stderr } = spawnSync(docker, ['pull', '--quiet', image], { encoding: 'utf8', timeout: 600_000 });
  if (status !== 0 && !/not found|unknown|denied/.test(stderr)) canPull = false;
  if (/no such host|lookup|connection refused|timeout/i.test(stderr)) canPull = false;
  return status === 0;
}

/** A minimal Debian from its packages, with the configuration for images that Debian's own have. */
function makeDebian(docker: string, image: string, recipe: DebianRecipe, folder: string): void {
  const { suite, slim } = recipe;
  const tar = join(folder, 'debian.tar');
  const settings = machineSettings();
  const apt = (settings.get('/etc/apt/apt.conf.d/90machine') ?? '').split('\n').filter(Boolean);
  const options = ['--variant=minbase', '--quiet', ...apt.map((line) => `--aptopt=${line.replace(/;$/, '')}`)];
  // Some releases bring all of Perl; Debian's own images have perl-base only.
  options.push(
    `--customize-hook=chroot "$1" sh -c 'apt-get purge -y --auto-remove "perl-modules-*" "libperl5*" perl || true'`,
  );
  if (slim)
    options.push(
      ...LEFT_OUT.map((glob) => `--dpkgopt=path-exclude=${glob}`),
      '--dpkgopt=path-include=/usr/share/doc/*/copyright',
    );
  run('mmdebstrap', [...options, suite, tar, debianMirror()], folder);
  const id = spawnSync(docker, ['import', tar], { encoding: 'utf8' }).stdout.trim();
  writeFiles(join(folder, 'files'), new Map([...settings, ...debianFiles(suite)]));
  const dockerfile =
    'FROM plimsoll-stand-in-base:latest\nCOPY files/ /\nENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\nCMD ["bash"]\n';
  run(docker, ['tag', id, 'plimsoll-stand-in-base:latest'], folder);
  makeFrom(docker, image, recipe, dockerfile, folder);
  run(docker, ['rmi', 'plimsoll-stand-in-base:latest'], folder);
}

// What Debian's own slim images leave out.
const LEFT_OUT = ['doc', 'info', 'linda', 'lintian', 'locale', 'man'].map((name) => `/usr/share/${name}/*`);

function debianFiles(suite: string): ReadonlyMap<string, string> {
  const mirror = debianMirror();
  const security = mirror.replace(/debian$/, 'debian-security');
  const keyring = 'Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg\n';
  const remove =
    '"rm -f /var/cache/apt/archives/*.deb /var/cache/apt/archives/partial/*.deb /var/cache/apt/*.bin || true";';
  return new Map([
    ['/etc/apt/sources.list', ''],
    [
      '/etc/apt/sources.list.d/debian.sources',
      `Types: deb\nURIs: ${mirror}\nSuites: ${suite} ${suite}-updates\nComponents: main\n${keyring}\nTypes: deb\nURIs: ${security}\nSuites: ${suite}-security\nComponents: main\n${keyring}`,
    ],
    // As in Debian's own images: downloaded packages are not kept.
    [
      '/etc/apt/apt.conf.d/docker-clean',
      `DPkg::Post-Invoke { ${remove} };\nAPT::Update::Post-Invoke { ${remove} };\nDir::Cache::pkgcache "";\nDir::Cache::srcpkgcache "";\n`,
    ],
    ['/etc/apt/apt.conf.d/docker-no-languages', 'Acquire::Languages "none";\n'],
  ]);
}

function makeImage(docker: string, image: string, recipe: Recipe, folder: string): void {
  const { npm = {}, files = {}, dockerfile } = recipe;
  for (const [name, spec] of Object.entries(npm)) {
    const target = join(folder, 'download', name);
    mkdirSync(target, { recursive: true });
    // Outside of the folder's package.json files nothing else shall be installed.
    run('npm', ['install', '--prefix', target, '--no-save', '--ignore-scripts', '--loglevel=error', spec], folder);
    cpSync(join(target, 'node_modules', spec.replace(/@[^@]*$/, '')), join(folder, name), { recursive: true });
  }
  writeFiles(folder, new Map(Object.entries(files)));
  // Yarn and Bun have no setting of the machine that names its certificates, but Node.js and Bun take this one.
  const variable = recipe.certificates ?? (Object.keys(npm).length > 0 ? 'NODE_EXTRA_CA_CERTS' : undefined);
  const isSet = variable !== undefined && machineSettings().has(BUNDLE);
  makeFrom(docker, image, recipe, isSet ? `${dockerfile}\nENV ${variable}=${BUNDLE}` : dockerfile, folder);
}

function makeFrom(
  docker: string,
  image: string,
  recipe: Recipe | DebianRecipe,
  dockerfile: string,
  folder: string,
): void {
  writeFileSync(join(folder, 'Dockerfile'), `${dockerfile}\n`);
  writeFileSync(join(folder, '.dockerignore'), 'download\n*.tar\n');
  run(docker, ['build', '--label', `${LABEL}=1`, '--tag', image, '--tag', markOf(image, recipe), folder], folder);
}

function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Runs a program; what it printed is shown when it fails. */
function run(program: string, args: readonly string[], folder: string): void {
  const log = join(folder, 'log');
  const out = openSync(log, 'w');
  const { status, error } = spawnSync(program, [...args], {
    stdio: ['ignore', out, out],
    env: { ...process.env, DOCKER_BUILDKIT: '1' },
  });
  if (status === 0) return;
  const said = execFileSync('tail', ['-n', '40', log], { encoding: 'utf8' });
  throw new Error(`${program} ${args.slice(0, 3).join(' ')} … failed: ${error?.message ?? ''}\n${said}`);
}

function inFolder(work: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-stand-in-'));
  try {
    work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
