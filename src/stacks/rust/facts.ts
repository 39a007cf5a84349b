import type { Files } from '#project/files.js';
import { filesBelow } from '#project/files.js';
import type { VersionWish } from '../choose-version.js';
import { chooseVersion } from '../choose-version.js';
import type { Fact } from '../fact.js';
import { assumed, certain, likely } from '../fact.js';
import { findHealthPath } from '../health-path.js';
import { allInSources, findInSources, placeOf, readSources, type Sources } from '../search-sources.js';
import { servicesOf } from '../services.js';
import type { CommonFacts } from '../stack.js';
import { parseCargoLock, parseToolchain } from './cargo-manifest.js';
import type { Crate } from './crates.js';
import { readCrates } from './crates.js';
import type { NativeLibrary } from './native-libraries.js';
import { nativeLibrariesOf } from './native-libraries.js';

export type RustFacts = CommonFacts & {
  /** The binaries, by the package that has them. */
  readonly binaries: Fact<readonly Binary[]>;
  /** What cargo itself would run. */
  readonly defaultBinary?: Fact<string> | undefined;
  readonly lockFile?: Fact<string> | undefined;
  /** The manifests of all packages. */
  readonly manifests: Fact<readonly string[]>;
  /** The file that says which compiler rustup shall fetch. */
  readonly toolchainFile?: Fact<string> | undefined;
  /** A compiler that is no release. */
  readonly unstable?: Fact<string> | undefined;
  readonly nativeLibraries?: Fact<readonly NativeLibrary[]> | undefined;
  /** Answers of a database that sqlx checks queries with. */
  readonly offlineQueries?: Fact<string> | undefined;
  readonly runtimeFiles?: Fact<readonly string[]> | undefined;
  /** `SIGTERM`, or `SIGINT` where only that is taken notice of. */
  readonly signalHandler?: Fact<'SIGTERM' | 'SIGINT'> | undefined;
  /** The variable by which Rocket listens for others. */
  readonly rocket?: Fact<string> | undefined;
};

export interface Binary {
  readonly name: string;
  readonly package: string;
}

/** Reads a Cargo package or workspace from its root. */
export async function readRustFacts(project: Files, folder: string): Promise<RustFacts | undefined> {
  const files = filesBelow(project, folder);
  const crates = await readCrates(files);
  const [root] = crates;
  if (!root || (await isMember(project, folder))) return undefined;
  const binaries = crates.flatMap((crate) => crate.binaries.map((name) => ({ name, package: crate.name })));
  const sources = await readSources(files, (path) => path.endsWith('.rs') && !/(?:^|\/)target\//.test(path));
  const lock = await files.read('Cargo.lock');
  const locked = lock === undefined ? [] : parseCargoLock(lock);
  const direct = crates.flatMap(({ manifest }) => manifest.dependencies);
  const toolchain = await readToolchain(files);
  const native = nativeLibrariesOf(locked);
  const port = await portOf(files, sources, direct);
  const queries = files.paths.find((path) => /(?:^|\/)\.sqlx\/query-\w+\.json$/.test(path));
  return {
    name: certain(root.name || binaries[0]?.name || 'app', 'Cargo.toml#package/name'),
    kind:
      binaries.length === 0
        ? likely('library', 'no binary in Cargo.toml')
        : port
          ? likely('server', port.from)
          : likely('worker', 'it listens on no port'),
    version: chooseVersion('rust', wishesOf(crates, toolchain)),
    binaries: certain(binaries, 'Cargo.toml'),
    defaultBinary: root.manifest.package?.defaultRun
      ? certain(root.manifest.package.defaultRun, 'Cargo.toml#package/default-run')
      : undefined,
    lockFile: lock === undefined ? undefined : certain('Cargo.lock', 'Cargo.lock'),
    manifests: certain(
      crates.map(({ path }) => path),
      'Cargo.toml',
    ),
    toolchainFile: toolchain ? certain(toolchain.path, toolchain.path) : undefined,
    unstable:
      toolchain && /^(?:nightly|beta)/.test(toolchain.channel) ? certain(toolchain.channel, toolchain.path) : undefined,
    nativeLibraries: native.length > 0 ? likely(native, 'Cargo.lock') : undefined,
    offlineQueries: queries ? certain('.sqlx', queries) : undefined,
    port,
    healthPath: findHealthPath(sources),
    runtimeFiles: runtimeFilesOf(files, sources),
    signalHandler: signalHandlerOf(sources, direct),
    rocket: direct.includes('rocket') ? certain('ROCKET_ADDRESS', 'Cargo.toml: rocket') : undefined,
    services: servicesOf([...locked, ...direct], lock === undefined ? 'Cargo.toml' : 'Cargo.lock'),
    environment: environmentOf(sources),
  };
}

/** A member of a workspace is built from the workspace's root. */
async function isMember(project: Files, folder: string): Promise<boolean> {
  for (let above = folder; above !== ''; ) {
    above = above.includes('/') ? above.slice(0, above.lastIndexOf('/')) : '';
    const crates = await readCrates(filesBelow(project, above));
    const path = `${folder.slice(above === '' ? 0 : above.length + 1)}/Cargo.toml`;
    if (crates.some((crate) => crate.path === path)) return true;
  }
  return false;
}

async function readToolchain(files: Files) {
  for (const path of ['rust-toolchain.toml', 'rust-toolchain']) {
    const channel = parseToolchain((await files.read(path)) ?? '');
    if (channel) return { channel, path };
  }
  return undefined;
}

/** The file names one compiler, a manifest the oldest that will do. */
function wishesOf(
  crates: readonly Crate[],
  toolchain: { readonly channel: string; readonly path: string } | undefined,
) {
  const wishes: VersionWish[] = [];
  if (toolchain && /^\d/.test(toolchain.channel)) {
    const [major, minor] = toolchain.channel.split('.');
    const { channel: text, path: from } = toolchain;
    wishes.push({ text, from, allows: (line) => line === `${major}.${minor}` });
  }
  for (const { manifest, path } of crates) {
    const text = manifest.package?.rustVersion ?? manifest.workspaceRustVersion;
    const least = Number(text?.split('.')[1]);
    if (text !== undefined && !Number.isNaN(least))
      wishes.push({ text, from: `${path}#rust-version`, allows: (line) => Number(line.split('.')[1]) >= least });
  }
  return wishes;
}

async function portOf(files: Files, sources: Sources, direct: readonly string[]): Promise<Fact<number> | undefined> {
  if (direct.includes('rocket')) {
    const said = /^\s*port\s*=\s*(\d+)/m.exec((await files.read('Rocket.toml')) ?? '')?.[1];
    return said ? certain(Number(said), 'Rocket.toml#port') : likely(8000, 'Rocket listens there');
  }
  const hit =
    findInSources(sources, /"(?:0\.0\.0\.0|127\.0\.0\.1|localhost|\[::\]):(\d{2,5})"/) ??
    findInSources(sources, /"\w*PORT"[\s\S]{0,120}?\b(\d{4,5})\b/) ??
    findInSources(
      sources,
      /\(\s*(?:\[0, 0, 0, 0\]|\[127, 0, 0, 1\]|"0\.0\.0\.0"|"127\.0\.0\.1"|Ipv4Addr::UNSPECIFIED)\s*,\s*(\d{2,5})\s*\)/,
    );
  if (hit) return likely(Number(hit.match[1]), placeOf(hit));
  const listens = findInSources(sources, /\bTcpListener::bind\(|\bHttpServer::new\(|\bwarp::serve\(/);
  return listens ? assumed(8080, `${placeOf(listens)} listens; no port was found`) : undefined;
}

/** Actix and Rocket end by themselves; as the first process of a container others have to see to it. */
function signalHandlerOf(sources: Sources, direct: readonly string[]): Fact<'SIGTERM' | 'SIGINT'> | undefined {
  const framework = direct.find((each) => each === 'actix-web' || each === 'rocket');
  if (framework) return likely('SIGTERM', `Cargo.toml: ${framework}`);
  const terminate = findInSources(sources, /SignalKind::terminate\(|\bSIGTERM\b/);
  if (terminate) return likely('SIGTERM', placeOf(terminate));
  const interrupt = findInSources(sources, /\bctrl_c\(\)|ctrlc::set_handler\(/);
  return interrupt ? likely('SIGINT', placeOf(interrupt)) : undefined;
}

/** What is opened by its path; include_str!, rust-embed, askama and sqlx's migrate! take theirs into the binary. */
function runtimeFilesOf(files: Files, sources: Sources): Fact<readonly string[]> | undefined {
  const found = new Map<string, string>();
  for (const hit of allInSources(sources, OPENED)) {
    const path = (hit.match[1] ?? '')
      .replace(/^\.\//, '')
      .replace(/\/?\*.*$/, '')
      .replace(/\/$/, '');
    if (path === '' || path.startsWith('/') || path.startsWith('..') || path === 'src') continue;
    if (files.paths.some((each) => each === path || each.startsWith(`${path}/`))) found.set(path, placeOf(hit));
  }
  for (const path of ['Rocket.toml']) if (files.paths.includes(path)) found.set(path, path);
  if (found.size === 0) return undefined;
  return likely([...found.keys()].sort(), [...new Set(found.values())].join(', '));
}

const OPENED =
  /\b(?:ServeDir::new|ServeFile::new|Files::new\(\s*"[^"]*",|FileServer::from|NamedFile::open|Tera::new|Migrator::new\(\s*Path::new|File::open|read_to_string|read_dir|fs::read)\(?\s*"([^"]+)"/;

function environmentOf(sources: Sources): Fact<readonly string[]> | undefined {
  const hits = allInSources(sources, /\benv::var(?:_os)?\(\s*"([A-Z][A-Z0-9_]*)"/);
  const names = [...new Set(hits.map(({ match }) => match[1] ?? ''))].sort();
  return names.length > 0 ? likely(names, 'env::var in the sources') : undefined;
}
