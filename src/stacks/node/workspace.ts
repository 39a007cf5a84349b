import type { Files } from '#project/files.js';
import { parseYaml } from '#project/parse-yaml.js';
import { oncePerProject } from '../once-per-project.js';
import type { Manifest } from './manifest.js';
import { parseManifest } from './manifest.js';

/** A package of a workspace. */
export interface Member {
  /** From the workspace's root. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** The packages that are installed together. */
export interface Workspace {
  readonly root: Manifest;
  /** In the order of their folders; none when the project is no workspace. */
  readonly members: readonly Member[];
  /** Where they are named. */
  readonly from: string;
}

/** The workspace whose root a project is; undefined without a package.json there. */
export const readWorkspace = oncePerProject(async (project): Promise<Workspace | undefined> => {
  const root = parseManifest((await project.read('package.json')) ?? '');
  if (!root) return undefined;
  const members = await readMembers(project, root);
  return { root, members, from: root.workspaces ? 'package.json#/workspaces' : 'pnpm-workspace.yaml' };
});

/** The members that one of them needs at run time or for its build, each one behind those that it needs itself. */
export function neededBy(members: readonly Member[], member: Member): readonly Member[] {
  const byName = new Map(members.map((each) => [each.manifest.name, each]));
  const found = new Set<Member>();
  const open = new Set<Member>([member]);
  const visit = ({ manifest }: Member): void => {
    for (const name of [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)].sort()) {
      const next = byName.get(name);
      if (!next || open.has(next)) continue;
      open.add(next);
      visit(next);
      found.add(next);
    }
  };
  visit(member);
  return [...found];
}

async function readMembers(project: Files, root: Manifest): Promise<readonly Member[]> {
  const patterns = root.workspaces ?? (await pnpmPackages(project));
  const wanted = patterns.filter((each) => !each.startsWith('!')).map(matcherOf);
  const unwanted = patterns.filter((each) => each.startsWith('!')).map((each) => matcherOf(each.slice(1)));
  const folders = project.paths
    .filter((path) => path.endsWith('/package.json'))
    .map((path) => path.slice(0, -'/package.json'.length))
    .filter((folder) => wanted.some((matches) => matches(folder)) && !unwanted.some((matches) => matches(folder)));
  const texts = await Promise.all(folders.map((folder) => project.read(`${folder}/package.json`)));
  return folders.flatMap((folder, index) => {
    const manifest = parseManifest(texts[index] ?? '');
    return manifest ? [{ folder, manifest }] : [];
  });
}

async function pnpmPackages(project: Files): Promise<readonly string[]> {
  const text = await project.read('pnpm-workspace.yaml');
  const packages = text === undefined ? undefined : (parseYaml(text) as { packages?: unknown } | undefined)?.packages;
  return Array.isArray(packages) ? packages.filter((each) => typeof each === 'string') : [];
}

/** `*` is one folder, `**` any number of them. */
function matcherOf(pattern: string): (folder: string) => boolean {
  const source = pattern
    .replace(/^\.\/|\/$/g, '')
    .replace(/[.+^${}()|[\]\\?]/g, '\\$&')
    .replace(/\*\*|\*/g, (stars) => (stars === '*' ? '[^/]*' : '.*'));
  const expression = new RegExp(`^${source}$`);
  return (folder) => expression.test(folder);
}
