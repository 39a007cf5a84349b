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
  const json = parsed(text);
  if (!json) return undefined;
  const config = objectOf(json.config);
  const repositories = Object.values(objectOf(json.repositories) ?? {}).concat(listOf(json.repositories));
  const known = repositories.map(objectOf).filter((each) => each !== undefined);
  return {
    name: textOf(json.name),
    type: textOf(json.type),
    require: textsOf(json.require),
    platform: textOf(objectOf(config?.platform)?.php),
    localPackages: known
      .filter(({ type }) => type === 'path')
      .map(
        ({ url }) =>
          textOf(url)
            ?.replace(/^\.\//, '')
            .replace(/\/?\*.*$/, '') ?? '',
      )
      .filter((path) => path !== ''),
    hasOwnRepositories: known.some(({ type }) => type === 'composer' || type === 'vcs' || type === 'git'),
  };
}

/** Reads a composer.lock; undefined when it is no JSON object. */
export function parseComposerLock(text: string): ComposerLock | undefined {
  const json = parsed(text);
  if (!json) return undefined;
  const packages = listOf(json.packages)
    .map(objectOf)
    .filter((each) => each !== undefined);
  const provided = new Set(
    packages.flatMap(({ provide, replace }) => [...Object.keys(textsOf(provide)), ...Object.keys(textsOf(replace))]),
  );
  const required = packages.flatMap((each) => Object.keys(textsOf(each.require)));
  return {
    packages: packages.flatMap(({ name }) => textOf(name) ?? []),
    phpConstraints: packages.flatMap((each) => textsOf(each.require).php ?? []),
    extensions: [...new Set(required.filter((name) => !provided.has(name)).flatMap(extensionOf))].sort(),
    needsGit: packages.some(({ dist, type }) => dist === null && type !== 'metapackage'),
  };
}

/** `ext-pdo_pgsql` is pdo_pgsql; what is no extension is nothing. */
export function extensionOf(name: string): readonly string[] {
  const extension = /^ext-(.+)$/.exec(name.toLowerCase())?.[1];
  return extension === undefined ? [] : [extension.replace(/^zend[-_ ]opcache$/, 'opcache')];
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    // No JSON is no manifest: the caller says that.
    return undefined;
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(objectOf(value) ?? {});
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
