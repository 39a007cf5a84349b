/** What a package.json says; what has not the form it should have is left out. */
export interface Manifest {
  readonly name: string | undefined;
  readonly isModule: boolean;
  readonly main: string | undefined;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly engines: Readonly<Record<string, string>>;
  /** `pnpm@9.15.0`, without its hash. */
  readonly packageManager: string | undefined;
  /** `volta.node` and `devEngines.runtime.version`, by where they stand. */
  readonly runtimes: Readonly<Record<string, string>>;
  /** Patterns for the folders of a workspace; undefined when it is none. */
  readonly workspaces: readonly string[] | undefined;
}

/** Reads a package.json; undefined when it is no JSON object. */
export function parseManifest(text: string): Manifest | undefined {
  const json = objectOf(parsed(text));
  if (!json) return undefined;
  const runtime = objectOf(objectOf(json.devEngines)?.runtime);
  const volta = objectOf(json.volta);
  const isNode = runtime?.name === undefined || runtime.name === 'node';
  const workspaces = Array.isArray(json.workspaces) ? json.workspaces : objectOf(json.workspaces)?.packages;
  return {
    name: textOf(json.name),
    isModule: json.type === 'module',
    main: textOf(json.main),
    scripts: textsOf(json.scripts),
    dependencies: textsOf(json.dependencies),
    devDependencies: textsOf(json.devDependencies),
    engines: textsOf(json.engines),
    packageManager: textOf(json.packageManager)?.replace(/\+.*$/, ''),
    runtimes: textsOf({
      'volta/node': volta?.node,
      ...(isNode ? { 'devEngines/runtime/version': runtime?.version } : {}),
    }),
    workspaces: Array.isArray(workspaces) ? workspaces.filter((each) => typeof each === 'string') : undefined,
  };
}

/** Whether a package is a dependency, for production or for the build. */
export function dependsOn({ dependencies, devDependencies }: Manifest, name: string): boolean {
  return Object.hasOwn(dependencies, name) || Object.hasOwn(devDependencies, name);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
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

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(objectOf(value) ?? {});
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
