import type { Files } from '#project/files.js';
import { filesBelow } from '#project/files.js';
import type { AssetFacts } from '../assets.js';
import { readAssets } from '../assets.js';
import { chooseVersion } from '../choose-version.js';
import type { Fact } from '../fact.js';
import { assumed, certain, likely } from '../fact.js';
import { findHealthPath } from '../health-path.js';
import { allInSources, readSources, type Sources } from '../search-sources.js';
import { servicesOf } from '../services.js';
import type { CommonFacts, Kind } from '../stack.js';
import { parseComposer, parseComposerLock } from './composer.js';
import { readExtensions } from './extensions.js';
import { readPhpWishes } from './php-version.js';

export type Framework = 'Laravel' | 'Symfony';

export type PhpFacts = CommonFacts &
  AssetFacts & {
    readonly framework?: Fact<Framework> | undefined;
    /** The folder that the web server shows; `.` is the project itself. */
    readonly documentRoot?: Fact<string> | undefined;
    /** Addresses without a file are for index.php, and no .htaccess says so. */
    readonly frontController?: Fact<string> | undefined;
    /** Modules of Apache that the .htaccess files use. */
    readonly apacheModules?: Fact<readonly string[]> | undefined;
    readonly extensions?: Fact<readonly string[]> | undefined;
    readonly manifest?: Fact<string> | undefined;
    readonly lockFile?: Fact<string> | undefined;
    /** Packages for production, as far as the lock file tells. */
    readonly packages?: Fact<readonly string[]> | undefined;
    readonly localPackages?: Fact<readonly string[]> | undefined;
    readonly ownRepositories?: Fact<string> | undefined;
    readonly clonedPackages?: Fact<string> | undefined;
    /** Folders and files of the project that a program without Composer consists of. */
    readonly contents: Fact<readonly string[]>;
    /** Symfony's defaults of its settings, which are no secrets. */
    readonly defaults?: Fact<string> | undefined;
  };

/** Reads a PHP application, or a package. */
export async function readPhpFacts(project: Files, folder: string): Promise<PhpFacts | undefined> {
  const files = filesBelow(project, folder);
  const manifest = parseComposer((await files.read('composer.json')) ?? '');
  const documentRoot = documentRootOf(files);
  if (!manifest && (!documentRoot || isPartOfOther(project, folder))) return undefined;
  const lock = parseComposerLock((await files.read('composer.lock')) ?? '');
  const sources = await readSources(files, (path) => path.endsWith('.php'));
  const framework = frameworkOf(files, manifest?.require ?? {});
  const packages = [...Object.keys(manifest?.require ?? {}), ...(lock?.packages ?? [])];
  const access = await Promise.all(
    files.paths.filter((path) => /(?:^|\/)\.htaccess$/.test(path)).map((path) => files.read(path)),
  );
  const modules = modulesOf(access.join('\n'));
  return {
    name: manifest?.name
      ? certain(manifest.name.replace(/^.*\//, ''), 'composer.json#/name')
      : assumed('app', 'no manifest names it'),
    kind: kindOf(documentRoot, framework),
    version: chooseVersion('php', await readPhpWishes(files, manifest, lock)),
    framework,
    documentRoot,
    frontController: frontControllerOf(files, documentRoot?.value),
    apacheModules: modules.length > 0 ? certain(modules, '.htaccess') : undefined,
    extensions: await readExtensions(files, manifest, lock),
    manifest: manifest ? certain('composer.json', 'composer.json') : undefined,
    lockFile: lock ? certain('composer.lock', 'composer.lock') : undefined,
    packages: lock ? certain(lock.packages, 'composer.lock') : undefined,
    localPackages:
      manifest && manifest.localPackages.length > 0
        ? certain(manifest.localPackages, 'composer.json#/repositories')
        : undefined,
    ownRepositories: manifest?.hasOwnRepositories ? certain('yes', 'composer.json#/repositories') : undefined,
    clonedPackages: lock?.needsGit ? certain('yes', 'composer.lock') : undefined,
    contents: likely(contentsOf(files), 'the files'),
    defaults: framework?.value === 'Symfony' && files.paths.includes('.env') ? certain('.env', '.env') : undefined,
    ...(await readAssets(project, folder)),
    port: documentRoot ? assumed(8080, 'a port that needs no rights') : undefined,
    healthPath: findHealthPath(sources),
    services: servicesOf(
      [...packages, ...((await readExtensions(files, manifest, lock))?.value ?? [])],
      'composer.json',
    ),
    environment: environmentOf(sources),
  };
}

/** The first folder of those that frameworks and hosts use which has the page that all begins with. */
function documentRootOf({ paths }: Files): Fact<string> | undefined {
  const root = ['public', 'web', 'webroot', 'htdocs', 'public_html', 'www', '.'].find((folder) =>
    paths.includes(folder === '.' ? 'index.php' : `${folder}/index.php`),
  );
  return root === undefined ? undefined : certain(root, root === '.' ? 'index.php' : `${root}/index.php`);
}

/** A page below another program is that program's, and what is below public was found from above. */
function isPartOfOther({ paths }: Files, folder: string): boolean {
  const parts = folder === '' ? [] : folder.split('/');
  const above = parts.map((_, index) => parts.slice(0, index).join('/'));
  return above.some((at) => {
    const prefix = at === '' ? '' : `${at}/`;
    return ['composer.json', 'index.php', 'public/index.php'].some((name) => paths.includes(`${prefix}${name}`));
  });
}

function frameworkOf({ paths }: Files, require: Readonly<Record<string, string>>): Fact<Framework> | undefined {
  if (paths.includes('artisan') && Object.hasOwn(require, 'laravel/framework')) return certain('Laravel', 'artisan');
  if (paths.includes('bin/console') && Object.hasOwn(require, 'symfony/framework-bundle'))
    return certain('Symfony', 'bin/console');
  return undefined;
}

function kindOf(documentRoot: Fact<string> | undefined, framework: Fact<Framework> | undefined): Fact<Kind> {
  if (documentRoot) return { ...likely('server', documentRoot.from) };
  return framework ? likely('worker', 'it has no index.php') : likely('library', 'no index.php');
}

/** One program behind all addresses: the only one there is in the folder. */
function frontControllerOf({ paths }: Files, root: string | undefined): Fact<string> | undefined {
  if (root === undefined || root === '.' || paths.includes(`${root}/.htaccess`)) return undefined;
  const programs = paths.filter((path) => path.startsWith(`${root}/`) && path.endsWith('.php'));
  return programs.length === 1 ? likely('index.php', `no other program in ${root}, and no .htaccess`) : undefined;
}

function modulesOf(access: string): readonly string[] {
  return [
    ...(/^\s*(?:Expires\w+)\s/im.test(access) ? ['expires'] : []),
    ...(/^\s*(?:Request)?Header\s/im.test(access) ? ['headers'] : []),
    ...(/^\s*Rewrite\w+\s/im.test(access) ? ['rewrite'] : []),
  ];
}

/** Folders with something that PHP runs or a browser gets, and the files beside them. */
function contentsOf({ paths }: Files): readonly string[] {
  const found = new Set<string>();
  for (const path of paths) {
    const [top = '', ...below] = path.split('/');
    if (/^(?:tests?|docs?|vendor|node_modules)$/i.test(top) || (top.startsWith('.') && top !== '.htaccess')) continue;
    if (below.length > 0) found.add(top);
    else if (/\.(?:php|phtml|inc|html?|css|js|png|jpe?g|svg|ico|txt)$|^\.htaccess$/.test(top)) found.add(top);
  }
  return [...found].sort();
}

function environmentOf(sources: Sources): Fact<readonly string[]> | undefined {
  const hits = allInSources(sources, /(?:\bgetenv\(|\benv\(|\$_(?:ENV|SERVER)\[)\s*['"]([A-Z][A-Z0-9_]*)['"]/);
  const names = [...new Set(hits.map(({ match }) => match[1] ?? ''))]
    .filter((name) => !/^(?:HTTP|REQUEST|REMOTE|SERVER|SCRIPT|PATH|QUERY|DOCUMENT)_/.test(name))
    .sort();
  return names.length > 0 ? likely(names, 'the sources') : undefined;
}
