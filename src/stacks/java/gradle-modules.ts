import type { Files } from '#project/files.js';
import { objectOf } from '#text/json-object.js';
import { parseToml, tableAt, textAt } from '../table.js';

/** A module of a Gradle build, as far as its build file says it plainly. */
export interface GradleModule {
  /** `''` is the root. */
  readonly folder: string;
  readonly path: string;
  /** The project's name, which archives have. */
  readonly name: string;
  readonly text: string;
  /** Empty when none is set, `computed` when a program makes it. */
  readonly version: string;
  /** The ids of the plugins with their versions; empty ones where another file says it. */
  readonly plugins: ReadonlyMap<string, string>;
  /** `group:artifact`. */
  readonly dependencies: readonly string[];
}

/** The modules of the build whose root is the folder of these files, the root first; none without a build. */
export async function readGradleModules(files: Files): Promise<readonly GradleModule[]> {
  const settings = await firstText(files, '', 'settings');
  const root = await firstText(files, '', 'build');
  if (!settings && !root) return [];
  const catalog = await readCatalog(files);
  const properties = (await files.read('gradle.properties')) ?? '';
  const shared = /\ballprojects\b|\bsubprojects\b/.test(root?.text ?? '')
    ? literalVersion(root?.text ?? '')
    : undefined;
  const name = /\brootProject\.name\s*=\s*["']([\w.-]+)["']/.exec(settings?.text ?? '')?.[1] ?? 'app';
  const own = /^version\s*=\s*(\S+)\s*$/m.exec(properties)?.[1];
  const modules: GradleModule[] = [];
  const add = async (folder: string, moduleName: string): Promise<void> => {
    const build = await firstText(files, folder, 'build');
    if (!build && folder !== '') return;
    const text = withoutComments(build?.text ?? '');
    modules.push({
      folder,
      path: build?.path ?? settings?.path ?? '',
      name: moduleName,
      text,
      version: literalVersion(text) ?? shared ?? own ?? '',
      plugins: pluginsOf(text, catalog, withoutComments(root?.text ?? ''), settings?.text ?? ''),
      dependencies: dependenciesOf(text, catalog),
    });
  };
  await add('', name);
  for (const path of includedIn(withoutComments(settings?.text ?? '')))
    await add(path.replaceAll(':', '/'), path.split(':').at(-1) ?? path);
  return modules;
}

async function firstText(files: Files, folder: string, name: 'settings' | 'build') {
  const prefix = folder === '' ? '' : `${folder}/`;
  for (const path of [`${prefix}${name}.gradle.kts`, `${prefix}${name}.gradle`]) {
    const text = await files.read(path);
    if (text !== undefined) return { path, text };
  }
  return undefined;
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:"'])\/\/.*$/gm, '$1');
}

/** The modules that the settings name: `include("app", ":libs:core")`. */
function includedIn(settings: string): readonly string[] {
  const calls = [...settings.matchAll(/^\s*include\b\s*\(?((?:\s*["'][\w:./-]+["']\s*,?)+)/gm)];
  return calls.flatMap(([, list = '']) => [...list.matchAll(/["']:?([^"']+)["']/g)].map(([, path = '']) => path));
}

/** `version = "1.0"`; `computed` where something else stands behind it. */
function literalVersion(text: string): string | undefined {
  const said = /^\s*(?:project\.)?version\s*(?:=\s*)?(\S.*)$/m.exec(text)?.[1]?.trim();
  if (said === undefined) return undefined;
  return /^["']([^"'$]+)["']$/.exec(said)?.[1] ?? 'computed';
}

/** Names of the version catalog, `libs.…`, with what they stand for. */
interface Catalog {
  readonly plugins: ReadonlyMap<string, { readonly id: string; readonly version: string }>;
  readonly libraries: ReadonlyMap<string, string>;
}

async function readCatalog(files: Files): Promise<Catalog> {
  const plugins = new Map<string, { readonly id: string; readonly version: string }>();
  const libraries = new Map<string, string>();
  // A catalog that is none names nothing.
  const table = parseToml(await files.read('gradle/libs.versions.toml'));
  const versions = tableAt(table, 'versions');
  const versionOf = (value: unknown): string => {
    if (typeof value === 'string') return value;
    const { ref, strictly, require } = objectOf(value) ?? {};
    const found = typeof ref === 'string' ? versions?.[ref] : (strictly ?? require);
    return typeof found === 'string' ? found : '';
  };
  for (const [alias, value] of Object.entries(tableAt(table, 'plugins') ?? {})) {
    const [shortId = '', shortVersion = ''] = typeof value === 'string' ? value.split(':') : [];
    const plugin = objectOf(value);
    const id = shortId || (textAt(plugin, 'id') ?? '');
    plugins.set(accessorOf(alias), { id, version: shortVersion || versionOf(plugin?.version) });
  }
  for (const [alias, value] of Object.entries(tableAt(table, 'libraries') ?? {})) {
    const library = objectOf(value);
    const short = typeof value === 'string' ? value.split(':').slice(0, 2).join(':') : '';
    libraries.set(
      accessorOf(alias),
      short || textAt(library, 'module') || `${textAt(library, 'group') ?? ''}:${textAt(library, 'name') ?? ''}`,
    );
  }
  return { plugins, libraries };
}

/** A build file writes `libs.spring-boot` with dots. */
function accessorOf(alias: string): string {
  return alias.replace(/[-_]/g, '.');
}

/** A version may stand with the root's plugins (`apply false`) or in the settings. */
function pluginsOf(build: string, catalog: Catalog, root: string, settings: string): ReadonlyMap<string, string> {
  const plugins = new Map<string, string>();
  const elsewhere = (id: string) =>
    [root, settings]
      .map((each) => idsIn(each).find((found) => found.id === id && found.version)?.version)
      .find(Boolean);
  for (const { id, version, isApplied } of idsIn(build))
    if (isApplied) plugins.set(id, version || (elsewhere(id) ?? ''));
  for (const [, alias = '', rest = ''] of build.matchAll(/\balias\(libs\.plugins\.([\w.]+)\)([^\n]*)/g)) {
    const found = catalog.plugins.get(alias);
    if (found && !/apply\s*\(?\s*false/.test(rest)) plugins.set(found.id, found.version);
  }
  const block = /\bplugins\s*\{([^}]*)\}/.exec(build)?.[1] ?? '';
  for (const name of ['application', 'war'])
    if (new RegExp(`^\\s*${name}\\s*$`, 'm').test(block)) plugins.set(name, '');
  return plugins;
}

function idsIn(build: string) {
  const found = build.matchAll(
    /(?:\bid\s*\(?\s*|apply\s*\(?\s*plugin\s*[:=]\s*)["']([\w.-]+)["']\)?(?:\s*version\s*\(?\s*["']([^"']+)["'])?([^\n]*)/g,
  );
  return [...found].map(([, id = '', version = '', rest = '']) => ({
    id,
    version,
    isApplied: !/apply\s*\(?\s*false/.test(rest),
  }));
}

function dependenciesOf(build: string, { libraries }: Catalog): readonly string[] {
  const named = [...build.matchAll(/["']([\w.-]+:[\w.-]+)(?::[^"']*)?["']/g)].map(([, name = '']) => name);
  const aliased = [...build.matchAll(/\blibs\.((?!plugins\b|versions\b)[\w.]+)/g)].flatMap(([, alias = '']) => {
    const found = libraries.get(alias);
    return found ? [found] : [];
  });
  return [...new Set([...named, ...aliased])];
}
