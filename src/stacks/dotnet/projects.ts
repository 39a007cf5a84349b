import type { Files } from '#project/files.js';
import { byPath } from '#text/by-path.js';
import { parseProjectFile } from './project-file.js';

/** A project of a solution, with the properties that folders above it share. */
export interface DotnetProject {
  readonly path: string;
  readonly kind: 'web' | 'worker' | 'console' | 'library' | 'tests';
  /** `net10.0`; several where it is built for several. */
  readonly frameworks: readonly string[];
  readonly assembly: string;
  /** The projects that it is built with, from the root of the files; those outside of it begin with `../`. */
  readonly references: readonly string[];
  readonly packages: readonly string[];
  /** How it is published: it runs with a runtime, brings its own, or is machine code. */
  readonly publishing: 'framework' | 'single file' | 'self-contained' | 'native';
  readonly invariantGlobalization: boolean;
}

/** Every project below the root of these files. */
export async function readDotnetProjects(files: Files): Promise<readonly DotnetProject[]> {
  const shared = new Map<string, ReadonlyMap<string, string>>();
  for (const path of files.paths.filter((each) => /(?:^|\/)Directory\.Build\.props$/i.test(each))) {
    const properties = parseProjectFile((await files.read(path)) ?? '')?.properties;
    if (properties) shared.set(folderOf(path), properties);
  }
  const projects: DotnetProject[] = [];
  for (const path of files.paths.filter((each) => IS_PROJECT.test(each))) {
    const file = parseProjectFile((await files.read(path)) ?? '');
    if (!file) continue;
    const folder = folderOf(path);
    // The nearest file of that name is the one that is read.
    const above = [...shared].filter(([each]) => each === '' || folder === each || folder.startsWith(`${each}/`));
    const inherited = above.sort(([a], [b]) => b.length - a.length)[0]?.[1];
    const property = (name: string) => file.properties.get(name) ?? inherited?.get(name);
    const isTrue = (name: string) => property(name)?.toLowerCase() === 'true';
    const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
    projects.push({
      path,
      kind: kindOf(file.sdk, property('OutputType'), file.packages, isTrue('IsTestProject')),
      frameworks: (
        property('TargetFrameworks') ??
        property('TargetFramework') ??
        property('TargetFrameworkVersion') ??
        ''
      )
        .split(';')
        .filter(Boolean),
      assembly: (property('AssemblyName') ?? name).replaceAll('$(MSBuildProjectName)', name),
      references: file.references.map((each) => joined(folder, each)),
      packages: file.packages,
      publishing: isTrue('PublishAot')
        ? 'native'
        : isTrue('SelfContained') || isTrue('PublishTrimmed')
          ? 'self-contained'
          : isTrue('PublishSingleFile')
            ? 'single file'
            : 'framework',
      invariantGlobalization: isTrue('InvariantGlobalization'),
    });
  }
  return projects;
}

/** A project and all that it is built with, without those that lie outside. */
export function withReferences(projects: readonly DotnetProject[], program: DotnetProject): readonly DotnetProject[] {
  const found = new Set<DotnetProject>([program]);
  // A set is walked to its end also while it grows.
  for (const each of found)
    for (const path of each.references) {
      const project = projects.find((other) => other.path === path);
      if (project) found.add(project);
    }
  return [...found].sort(byPath);
}

const IS_PROJECT = /\.(?:cs|fs|vb)proj$/;

function kindOf(
  sdk: string | undefined,
  outputType: string | undefined,
  packages: readonly string[],
  isTest: boolean,
): DotnetProject['kind'] {
  if (isTest || packages.includes('Microsoft.NET.Test.Sdk')) return 'tests';
  if (sdk?.startsWith('Microsoft.NET.Sdk.Web')) return 'web';
  if (sdk?.startsWith('Microsoft.NET.Sdk.Worker')) return 'worker';
  return /^(?:win)?exe$/i.test(outputType ?? '') ? 'console' : 'library';
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

function joined(folder: string, path: string): string {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
