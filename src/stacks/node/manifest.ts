import { jsonObjectIn } from '#text/json-object.js';
import { tableAt, textAt, textEntriesOf } from '../table.js';

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
  const json = jsonObjectIn(text);
  if (!json) return undefined;
  const runtime = tableAt(json, 'devEngines', 'runtime');
  const isNode = runtime?.name === undefined || runtime.name === 'node';
  const workspaces = Array.isArray(json.workspaces) ? json.workspaces : tableAt(json, 'workspaces')?.packages;
  return {
    name: textAt(json, 'name') || undefined,
    isModule: json.type === 'module',
    main: textAt(json, 'main') || undefined,
    scripts: textEntriesOf(json.scripts),
    dependencies: textEntriesOf(json.dependencies),
    devDependencies: textEntriesOf(json.devDependencies),
    engines: textEntriesOf(json.engines),
    packageManager: (textAt(json, 'packageManager') || undefined)?.replace(/\+.*$/, ''),
    runtimes: textEntriesOf({
      'volta/node': tableAt(json, 'volta')?.node,
      ...(isNode ? { 'devEngines/runtime/version': runtime?.version } : {}),
    }),
    workspaces: Array.isArray(workspaces) ? workspaces.filter((each) => typeof each === 'string') : undefined,
  };
}

/** Whether a package is a dependency, for production or for the build. */
export function dependsOn({ dependencies, devDependencies }: Manifest, name: string): boolean {
  return Object.hasOwn(dependencies, name) || Object.hasOwn(devDependencies, name);
}
