import { isSecretVariable } from '#knowledge/secret-variable.js';
import type { Files } from '#project/files.js';
import { filesBelow } from '#project/files.js';
import { chooseVersion } from '../choose-version.js';
import type { Fact } from '../fact.js';
import { assumed, certain, likely } from '../fact.js';
import { findHealthPath } from '../health-path.js';
import { readSources } from '../search-sources.js';
import { servicesOf } from '../services.js';
import type { CommonFacts, Kind } from '../stack.js';
import { readServerOutput, readStaticOutput } from './build-output.js';
import type { Framework } from './frameworks.js';
import { frameworkOf } from './frameworks.js';
import type { InstallFacts } from './install-facts.js';
import { readInstallFacts } from './install-facts.js';
import { installInputsOf } from './install-inputs.js';
import type { Manifest } from './manifest.js';
import { dependsOn, parseManifest } from './manifest.js';
import { readNodeWishes } from './node-version.js';
import { programSourcesOf } from './program-sources.js';
import type { Rendering } from './site.js';
import { frameworkConfigOf, readRendering } from './site.js';
import {
  buildVariablesOf,
  environmentOf,
  healthFileOf,
  listensOnlyHere,
  portOf,
  runtimeFoldersOf,
  signalHandlerOf,
} from './source-facts.js';
import type { Start } from './start-command.js';
import { startOf } from './start-command.js';
import type { Member, Workspace } from './workspace.js';
import { neededBy, readWorkspace } from './workspace.js';

export type NodeFacts = CommonFacts &
  InstallFacts & {
    readonly framework?: Fact<string> | undefined;
    readonly frameworkConfig?: Fact<string> | undefined;
    readonly rendering?: Fact<Rendering> | undefined;
    readonly buildScript?: Fact<string> | undefined;
    /** The folder that the build fills. */
    readonly output?: Fact<string> | undefined;
    readonly start?: Fact<readonly string[]> | undefined;
    readonly startEnvironment?: Fact<Readonly<Record<string, string>>> | undefined;
    /** What the start script does before, such as a migration. */
    readonly beforeStart?: Fact<string> | undefined;
    /** The entry file is among the sources: nothing has to be built for it. */
    readonly entryIsSource?: Fact<string> | undefined;
    /** The script for work on the sources. */
    readonly developmentScript?: Fact<string> | undefined;
    readonly productionPackages: Fact<number>;
    /** What an install reads besides manifest and lock file. */
    readonly installInputs?: Fact<readonly string[]> | undefined;
    readonly postinstallScript?: Fact<string> | undefined;
    /** What a program without a build consists of. */
    readonly programSources?: Fact<readonly string[]> | undefined;
    readonly prepareScript?: Fact<string> | undefined;
    readonly prismaSchema?: Fact<string> | undefined;
    readonly signalHandler?: Fact<string> | undefined;
    readonly listensOnlyHere?: Fact<string> | undefined;
    readonly runtimeFolders?: Fact<readonly string[]> | undefined;
    /** Files that the framework serves as they are. */
    readonly publicFolder?: Fact<string> | undefined;
    /** Variables that the build writes into the files for browsers. */
    readonly buildVariables?: Fact<readonly string[]> | undefined;
    /** Its folder in a workspace. */
    readonly member?: Fact<string> | undefined;
    /** The folders of all packages of the workspace. */
    readonly members?: Fact<readonly string[]> | undefined;
    /** Packages of the workspace that it is built from. */
    readonly neededMembers?: Fact<readonly NeededMember[]> | undefined;
  };

export interface NeededMember {
  readonly folder: string;
  readonly name: string;
  /** `build` where it has such a script. */
  readonly build?: string;
}

/** Reads a package with what a Dockerfile for it depends on. */
export async function readNodeFacts(project: Files, folder: string): Promise<NodeFacts | undefined> {
  const files = filesBelow(project, folder);
  const manifest = parseManifest((await files.read('package.json')) ?? '');
  if (!manifest) return undefined;
  const workspace = await workspaceAbove(project, folder);
  const top = workspace ? project : files;
  const topManifest = workspace?.root ?? manifest;
  const install = await readInstallFacts(top);
  if (!install) return undefined;
  const sources = await readSources(
    files,
    (path) => /\.(?:[cm]?[jt]s|[jt]sx|vue|svelte|astro)$/.test(path) && !/\.d\.ts$/.test(path),
  );
  const framework = frameworkOf(manifest);
  const rendering =
    framework?.value.makes === 'either' ? await readRendering(files, manifest, framework.value) : undefined;
  const start = startOf(manifest);
  const entry = start && entryOf(start.value.words, files);
  const saidPort = portOf(sources);
  const port =
    saidPort ?? (framework?.value.port === undefined ? undefined : assumed(framework.value.port, framework.value.name));
  const kind =
    assetsOf(files, start !== undefined) ?? kindOf(manifest, framework, rendering, start !== undefined, saidPort);
  const buildScript = scriptFact(manifest, 'build');
  const schema = dependsOn(manifest, '@prisma/client')
    ? files.paths.find((path) => /(?:^|\/)schema\.prisma$/.test(path))
    : undefined;
  const config = rendering && frameworkConfigOf(files);
  return {
    name: manifest.name
      ? certain(manifest.name.replace(/^@[^/]+\//, ''), 'package.json#/name')
      : assumed('app', 'package.json has no name'),
    kind,
    version: chooseVersion('node', [
      ...(await readNodeWishes(files, manifest)),
      ...(workspace ? await readNodeWishes(top, topManifest) : []),
    ]),
    packageManager: install.packageManager,
    lockFile: install.lockFile,
    yarnRelease: install.yarnRelease,
    plugAndPlay: install.plugAndPlay,
    framework: framework && certain(framework.value.name, framework.from),
    frameworkConfig: config === undefined ? undefined : certain(config, config),
    rendering,
    buildScript,
    output: await readOutput(files, manifest, kind.value, framework?.value, start?.value.words, rendering?.value),
    start: start && { ...start, value: start.value.words },
    startEnvironment: startEnvironmentOf(start),
    beforeStart: start?.value.before === undefined ? undefined : { ...start, value: start.value.before },
    entryIsSource: entry === undefined ? undefined : certain(entry, 'the files'),
    developmentScript: developmentScriptOf(manifest),
    productionPackages: certain(Object.keys(manifest.dependencies).length, 'package.json#/dependencies'),
    installInputs: installInputsOf(top, topManifest, schema && folder ? `${folder}/${schema}` : schema),
    installScripts: install.installScripts,
    productionInstallScripts: install.productionInstallScripts,
    postinstallScript: scriptFact(topManifest, 'postinstall'),
    programSources: programSourcesOf(files),
    prepareScript: scriptFact(topManifest, 'prepare'),
    prismaSchema: schema ? certain(schema, schema) : undefined,
    nativePackages: install.nativePackages,
    packagesWithoutMusl: install.packagesWithoutMusl,
    signalHandler: signalHandlerOf(manifest, sources, framework?.value.name),
    listensOnlyHere: listensOnlyHere(sources, framework?.value.name),
    runtimeFolders: runtimeFoldersOf(files, sources),
    publicFolder: files.paths.some((path) => path.startsWith('public/')) ? certain('public', 'public') : undefined,
    buildVariables: buildVariablesOf(sources),
    port: kind.value === 'server' ? port : undefined,
    healthPath: kind.value === 'server' ? (healthFileOf(files) ?? findHealthPath(sources)) : undefined,
    services: servicesOf(Object.keys(manifest.dependencies), 'package.json#/dependencies'),
    environment: environmentOf(sources),
    member: workspace ? certain(folder, workspace.from) : undefined,
    members: workspace
      ? certain(
          workspace.members.map((each) => each.folder),
          workspace.from,
        )
      : undefined,
    neededMembers: workspace ? neededMembers(workspace.members, folder) : undefined,
  };
}

/** The workspace that a folder is a member of. */
async function workspaceAbove(project: Files, folder: string): Promise<Workspace | undefined> {
  const workspace = folder === '' ? undefined : await readWorkspace(project);
  return workspace?.members.some((each) => each.folder === folder) ? workspace : undefined;
}

function neededMembers(members: readonly Member[], folder: string): Fact<readonly NeededMember[]> | undefined {
  const own = members.find((each) => each.folder === folder);
  const needed = own ? neededBy(members, own) : [];
  if (needed.length === 0) return undefined;
  const value = needed.map(({ folder: at, manifest }) => ({
    folder: at,
    name: manifest.name ?? at,
    ...(manifest.scripts.build === undefined ? {} : { build: 'build' }),
  }));
  return certain(value, 'the dependencies of its package.json');
}

/** Beside a program in PHP or Ruby a package is there for its scripts and styles, unless it is started itself. */
function assetsOf({ paths }: Files, hasStart: boolean): Fact<Kind> | undefined {
  const manifest = ['composer.json', 'Gemfile'].find((name) => paths.includes(name));
  return manifest && !hasStart ? likely('library', `it builds for the program of ${manifest}`) : undefined;
}

function kindOf(
  manifest: Manifest,
  framework: Fact<Framework> | undefined,
  rendering: Fact<Rendering> | undefined,
  hasStart: boolean,
  port: Fact<number> | undefined,
): Fact<Kind> {
  if (rendering) return { ...rendering, value: rendering.value === 'static files' ? 'static site' : 'server' };
  const { start, dev, build } = manifest.scripts;
  if (framework?.value.makes === 'server' && (hasStart || start || dev || build))
    return likely('server', framework.from);
  if (hasStart) return port ? likely('server', port.from) : likely('worker', 'it listens on no port');
  if (framework?.value.makes === 'static' && manifest.scripts.build) return likely('static site', framework.from);
  return likely('library', 'no start script, no framework');
}

async function readOutput(
  files: Files,
  manifest: Manifest,
  kind: Kind,
  framework: Framework | undefined,
  start: readonly string[] | undefined,
  rendering: Rendering | undefined,
): Promise<Fact<string> | undefined> {
  if (framework?.name === 'Next.js') return certain(rendering === 'static files' ? 'out' : '.next', 'Next.js');
  if (framework?.name === 'Nuxt') return certain(rendering === 'static files' ? '.output/public' : '.output', 'Nuxt');
  if (kind === 'static site' || framework?.makes === 'either') {
    const output = await readStaticOutput(files, manifest, framework);
    const isClient = kind === 'static site' && (framework?.name === 'React Router' || framework?.name === 'Remix');
    return output && isClient ? { ...output, value: `${output.value}/client` } : output;
  }
  // What is started and is not among the sources must have been built.
  const built = start?.find((word) => /^(?:\.\/)?[\w.-]+\/.*\.?[cm]?js$|^(?:\.\/)?(?:dist|build|lib|out)\//.test(word));
  const folder = built?.replace(/^\.\//, '').split('/')[0];
  if (folder && !files.paths.some((path) => path.startsWith(`${folder}/`))) return certain(folder, 'the start command');
  if (manifest.scripts.build === undefined) return undefined;
  const said = await readServerOutput(files, manifest);
  if (said) return said;
  return dependsOn(manifest, 'vite')
    ? readStaticOutput(files, manifest, { name: 'Vite', package: 'vite', makes: 'static', output: 'dist' })
    : undefined;
}

/** The source file that a command starts; undefined when it is none of the project's. */
function entryOf(words: readonly string[], files: Files): string | undefined {
  for (const word of words.slice(1)) {
    const path = word.replace(/^\.\//, '');
    const found = [path, `${path}.js`, `${path}/index.js`, `${path}.mjs`, `${path}.cjs`].find((each) =>
      files.paths.includes(each),
    );
    if (found) return found;
  }
  return undefined;
}

/** What the start script sets; a secret stays out of the image. */
function startEnvironmentOf(start: Fact<Start> | undefined): Fact<Readonly<Record<string, string>>> | undefined {
  if (!start) return undefined;
  const open = Object.entries(start.value.environment).filter(([name]) => !isSecretVariable(name));
  return open.length > 0 ? { ...start, value: Object.fromEntries(open) } : undefined;
}

function developmentScriptOf({ scripts }: Manifest): Fact<string> | undefined {
  const name = ['dev', 'start:dev', 'develop', 'watch'].find((each) => Object.hasOwn(scripts, each));
  return name === undefined ? undefined : certain(name, `package.json#/scripts/${name}`);
}

function scriptFact({ scripts }: Manifest, name: string): Fact<string> | undefined {
  const text = scripts[name];
  return text === undefined ? undefined : certain(text, `package.json#/scripts/${name}`);
}
