import type { Files } from '#project/files.js';
import type { Pom, PomPlugin } from './pom.js';
import { parsePom } from './pom.js';

/** A module of a Maven build, with what it has from its parents in the project. */
export interface MavenModule {
  /** `''` is the root. */
  readonly folder: string;
  readonly path: string;
  readonly text: string;
  readonly pom: Pom;
  /** The module itself and its parents, as far as they lie in the project. */
  readonly lineage: readonly { readonly pom: Pom }[];
  /** Its own and those of its parents. */
  readonly plugins: readonly PomPlugin[];
  readonly version: string | undefined;
  /** A text with the properties that are known put in. */
  value(text: string): string;
}

/** The modules of the build whose root is the folder of these files, the root first; none without a pom.xml. */
export async function readMavenModules(files: Files): Promise<readonly MavenModule[]> {
  const modules: MavenModule[] = [];
  const seen = new Set<string>();
  const visit = async (folder: string, parents: readonly MavenModule[]): Promise<void> => {
    const path = folder === '' ? 'pom.xml' : `${folder}/pom.xml`;
    const text = seen.has(path) || seen.size >= MAX_MODULES ? undefined : await files.read(path);
    const pom = text === undefined ? undefined : parsePom(text);
    if (!pom || text === undefined) return;
    seen.add(path);
    const parent = parents.find((each) => each.pom.artifactId === pom.parent?.artifactId);
    const module = moduleOf(folder, path, text, pom, parent);
    modules.push(module);
    for (const name of pom.modules) {
      const child = joined(folder, name);
      if (child !== undefined) await visit(child, [module, ...parents]);
    }
  };
  await visit('', []);
  return modules;
}

const MAX_MODULES = 200;

function moduleOf(folder: string, path: string, text: string, pom: Pom, parent: MavenModule | undefined): MavenModule {
  const lineage = [{ pom }, ...(parent?.lineage ?? [])];
  const version = pom.version ?? parent?.version ?? pom.parent?.version;
  const properties: Record<string, string> = {};
  for (const each of [...lineage].reverse()) Object.assign(properties, each.pom.properties);
  const own: Record<string, string | undefined> = {
    'project.artifactId': pom.artifactId,
    artifactId: pom.artifactId,
    'project.version': version,
    version,
    'project.name': pom.artifactId,
    'project.parent.version': pom.parent?.version,
  };
  const value = (source: string, depth = 0): string =>
    source.replace(/\$\{([^}]+)\}/g, (whole, name: string) => {
      const found = own[name] ?? (Object.hasOwn(properties, name) ? properties[name] : undefined);
      return found === undefined || depth > 5 ? whole : value(found, depth + 1);
    });
  return {
    folder,
    path,
    text,
    pom,
    lineage,
    plugins: lineage.flatMap((each) => each.pom.plugins),
    version,
    value: (source) => value(source),
  };
}

/** A module is named by its folder or its pom.xml; what lies outside is none of this build's files. */
function joined(folder: string, name: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of name.replace(/\/?pom\.xml$/, '').split(/[\\/]/)) {
    if (part === '..' && parts.length === 0) return undefined;
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
