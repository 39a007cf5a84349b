import type { Files } from '#project/files.js';
import { filesBelow } from '#project/files.js';
import { chooseVersion } from '../choose-version.js';
import type { Fact } from '../fact.js';
import { certain, likely } from '../fact.js';
import { findHealthPath } from '../health-path.js';
import { findInSources, placeOf, readSources } from '../search-sources.js';
import { servicesOf } from '../services.js';
import type { CommonFacts } from '../stack.js';
import type { DotnetProject } from './projects.js';
import { readDotnetProjects } from './projects.js';

export type DotnetFacts = CommonFacts & {
  readonly projects: Fact<readonly DotnetProject[]>;
  /** Files besides the projects that decide what is restored. */
  readonly restoreInputs: Fact<readonly string[]>;
  /** The only SDK that global.json allows. */
  readonly exactSdk?: Fact<string> | undefined;
  readonly lockFile?: Fact<string> | undefined;
};

/** Reads a solution, or the projects of a folder that belongs to none. */
export async function readDotnetFacts(project: Files, folder: string): Promise<DotnetFacts | undefined> {
  const files = filesBelow(project, folder);
  const manifest =
    files.paths.find((path) => /^[^/]+\.slnx?$/.test(path)) ??
    files.paths.find((path) => /^[^/]+\.(?:cs|fs|vb)proj$/.test(path));
  if (manifest === undefined || isInSolution(project, folder)) return undefined;
  const projects = await readDotnetProjects(files);
  const programs = projects.filter(({ kind }) => kind !== 'library' && kind !== 'tests');
  const sources = await readSources(
    files,
    (path) => /\.(?:cs|fs|vb)$/.test(path) && !/(?:^|\/)(?:bin|obj)\//.test(path),
  );
  const isWeb = programs.some(({ kind }) => kind === 'web');
  const url = findInSources(sources, /\b(?:UseUrls|Run)\(\s*"https?:\/\/[^":]+:(\d+)/);
  const first = programs[0];
  const lock = files.paths.find((path) => /(?:^|\/)packages\.lock\.json$/.test(path));
  const sdk = exactSdkOf((await files.read('global.json')) ?? '');
  const packages = projects.flatMap((each) => each.packages);
  return {
    name: certain(
      programs.length === 1 && first ? first.assembly : manifest.replace(/\.\w+$/, ''),
      first?.path ?? manifest,
    ),
    kind: first
      ? isWeb
        ? certain('server', `${first.path}#Sdk`)
        : likely('worker', `${first.path}: no web SDK`)
      : likely('library', 'no project that makes a program'),
    version: chooseVersion('dotnet', wishesOf(first)),
    projects: certain(projects, manifest),
    restoreInputs: certain(
      files.paths.filter((path) => RESTORE_INPUT.test(path)),
      manifest,
    ),
    exactSdk: sdk ? certain(sdk, 'global.json#sdk/version') : undefined,
    lockFile: lock ? certain(lock, lock) : undefined,
    port: isWeb
      ? url
        ? likely(Number(url.match[1]), placeOf(url))
        : likely(8080, 'ASP.NET Core in a container')
      : undefined,
    healthPath: findHealthPath(sources),
    services: servicesOf(packages, 'PackageReference'),
  };
}

/** A folder above has a solution, from whose root everything is built. */
function isInSolution({ paths }: Files, folder: string): boolean {
  const parts = folder.split('/');
  return parts.some((_, index) => {
    const above = parts.slice(0, index).join('/');
    const prefix = above === '' ? '' : `${above}/`;
    return (
      folder !== above &&
      paths.some((path) => path.startsWith(prefix) && /^[^/]+\.slnx?$/.test(path.slice(prefix.length)))
    );
  });
}

/** A program that is built for several is published for the newest. */
function wishesOf(program: DotnetProject | undefined) {
  const version = newestOf(program?.frameworks ?? []);
  return version === undefined
    ? []
    : [{ text: `net${version}`, from: `${program?.path}#TargetFramework`, allows: (line: string) => line === version }];
}

/** The newest .NET among target frameworks: `10.0` of `net8.0` and `net10.0`. */
export function newestOf(frameworks: readonly string[]): string | undefined {
  const versions = frameworks.flatMap((each) => /^net(?:coreapp)?(\d+\.\d+)$/.exec(each)?.[1] ?? []);
  return versions.sort((a, b) => Number.parseFloat(b) - Number.parseFloat(a))[0];
}

/** Without a word about others, global.json allows later patches of that SDK only, and images bring newer ones. */
function exactSdkOf(text: string): string | undefined {
  const version = /"version"\s*:\s*"(\d+\.\d+\.\d+)"/.exec(text)?.[1];
  const rolls = /"rollForward"\s*:\s*"(\w+)"/.exec(text)?.[1];
  return rolls !== undefined && /feature|minor|major/i.test(rolls) ? undefined : version;
}

const RESTORE_INPUT =
  /(?:^|\/)(?:Directory\.(?:Build|Packages)\.(?:props|targets)|nuget\.config|packages\.lock\.json)$|^global\.json$/i;
