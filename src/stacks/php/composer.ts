import { jsonObjectIn } from '#text/json-object.js';
import { tableAt, tablesOf, textAt, textEntriesOf } from '../table.js';

/** What a composer.json says; what has not the form it should have is left out. */
export interface ComposerManifest {
  readonly name: string | undefined;
  readonly type: string | undefined;
  readonly require: Readonly<Record<string, string>>;
  /** `config.platform.php`: the version that the lock file was made for. */
  readonly platform: string | undefined;
  /** Folders beside it that hold packages. */
  readonly localPackages: readonly string[];
  /** Packages come from elsewhere than Packagist: from there they may need a password. */
  readonly hasOwnRepositories: boolean;
}

/** What a composer.lock says of the packages for production. */
export interface ComposerLock {
  readonly packages: readonly string[];
  /** What they ask of PHP, in the order of the packages. */
  readonly phpConstraints: readonly string[];
  /** The extensions that they need, and no other package stands in for. */
  readonly extensions: readonly string[];
  /** A package has no archive: it is cloned. */
  readonly needsGit: boolean;
}

/** Reads a composer.json; undefined when it is no JSON object. */
export function parseComposer(text: string): ComposerManifest | undefined {
  const json = jsonObjectIn(text);
  if (!json) return undefined;
  const repositories = [json.repositories, Object.values(tableAt(json, 'repositories') ?? {})].flatMap(tablesOf);
  return {
    name: textAt(json, 'name') || undefined,
    type: textAt(json, 'type') || undefined,
    require: textEntriesOf(json.require),
    platform: textAt(json, 'config', 'platform', 'php') || undefined,
    localPackages: repositories
      .filter(({ type }) => type === 'path')
      .map(
        (each) =>
          textAt(each, 'url')
            ?.replace(/^\.\//, '')
            .replace(/\/?\*.*$/, '') ?? '',
      )
      .filter((path) => path !== ''),
    hasOwnRepositories: repositories.some(({ type }) => type === 'composer' || type === 'vcs' || type === 'git'),
  };
}

/** Reads a composer.lock; undefined when it is no JSON object. */
export function parseComposerLock(text: string): ComposerLock | undefined {
  const json = jsonObjectIn(text);
  if (!json) return undefined;
  const packages = tablesOf(json.packages);
  const provided = new Set(
    packages.flatMap(({ provide, replace }) => [
      ...Object.keys(textEntriesOf(provide)),
      ...Object.keys(textEntriesOf(replace)),
    ]),
  );
  const required = packages.flatMap((each) => Object.keys(textEntriesOf(each.require)));
  return {
    packages: packages.flatMap((each) => textAt(each, 'name') || []),
    phpConstraints: packages.flatMap((each) => textEntriesOf(each.require).php ?? []),
    extensions: [...new Set(required.filter((name) => !provided.has(name)).flatMap(extensionOf))].sort(),
    needsGit: packages.some(({ dist, type }) => dist === null && type !== 'metapackage'),
  };
}

/** `ext-pdo_pgsql` is pdo_pgsql; what is no extension is nothing. */
export function extensionOf(name: string): readonly string[] {
  const extension = /^ext-(.+)$/.exec(name.toLowerCase())?.[1];
  return extension === undefined ? [] : [extension.replace(/^zend[-_ ]opcache$/, 'opcache')];
}
