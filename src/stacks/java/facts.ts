import type { Files } from '#project/files.js';
import { filesBelow } from '#project/files.js';
import { chooseVersion } from '../choose-version.js';
import type { Fact } from '../fact.js';
import { certain, likely } from '../fact.js';
import { allInSources, readSources } from '../search-sources.js';
import { servicesOf } from '../services.js';
import type { CommonFacts, Kind } from '../stack.js';
import { readGradle } from './gradle.js';
import type { JavaBuild, Packing } from './java-build.js';
import { toolFileWishes } from './java-version.js';
import { readMaven } from './maven.js';
import type { Service } from './service-settings.js';
import { readService } from './service-settings.js';

export type JavaFacts = CommonFacts & {
  readonly buildTool: Fact<'Maven' | 'Gradle'>;
  /** The script of the project that brings the build tool. */
  readonly wrapper?: Fact<string> | undefined;
  readonly programs: Fact<readonly Startable[]>;
  /** What tells the packages of all modules. */
  readonly manifests: Fact<readonly string[]>;
  readonly hasModules: Fact<boolean>;
  readonly tests?: Fact<string> | undefined;
  /** What is built depends on the machine that builds. */
  readonly nativeBuild?: Fact<string> | undefined;
  /** A library with machine code that is linked with glibc. */
  readonly glibcLibrary?: Fact<string> | undefined;
};

/** A program of the build, and how it serves. */
export interface Startable {
  readonly module: string;
  readonly packing: Packing;
  readonly output: string;
  readonly mainClass: string | undefined;
  readonly bootVersion: string | undefined;
  readonly port: number | undefined;
  readonly healthPath: string | undefined;
  readonly portVariable: string | undefined;
}

/** Reads a Maven or Gradle build from its root; Maven's is taken where both are. */
export async function readJavaFacts(project: Files, folder: string): Promise<JavaFacts | undefined> {
  if (await isModule(project, folder)) return undefined;
  const files = filesBelow(project, folder);
  const build = (await readMaven(files)) ?? (await readGradle(files));
  if (!build) return undefined;
  const services = await Promise.all(build.programs.map((program) => readService(files, program)));
  const programs = build.programs.map(({ module, packing, output, mainClass, bootVersion }, index): Startable => {
    const service = services[index];
    return {
      module,
      packing,
      output,
      mainClass,
      bootVersion,
      port: service?.port?.value,
      healthPath: service?.healthPath?.value,
      portVariable: service?.portVariable,
    };
  });
  const only = services.length === 1 ? services[0] : undefined;
  const file = build.tool === 'Maven' ? 'pom.xml' : 'the build files';
  const sources = await readSources(files, (path) => /src\/main\/.+\.(?:java|kt)$/.test(path));
  const tests = files.paths.find((path) => /(?:^|\/)src\/test\/.+\.(?:java|kt|groovy)$/.test(path));
  const glibc = build.dependencies.find((each) => GLIBC.test(each));
  const variables = allInSources(sources, /getenv\(\s*"([A-Z][A-Z0-9_]*)"|getenv\(\)\["([A-Z][A-Z0-9_]*)"\]/);
  const names = [...new Set(variables.map(({ match }) => match[1] ?? match[2] ?? ''))].sort();
  return {
    name: certain(build.name, build.tool === 'Maven' ? 'pom.xml#artifactId' : 'the Gradle settings'),
    kind: kindOf(build, services),
    version: chooseVersion('java', [...build.wishes, ...(await toolFileWishes(files))]),
    buildTool: certain(build.tool, file),
    wrapper: build.wrapper ? certain(build.wrapper, build.wrapper) : undefined,
    programs: certain(programs, [...new Set(build.programs.map(({ from }) => from))].join(', ') || file),
    manifests: certain(build.manifests, file),
    hasModules: certain(build.hasModules, file),
    tests: tests ? certain('src/test', tests) : undefined,
    nativeBuild: build.isNative ? certain('os-detector', file) : undefined,
    glibcLibrary: glibc ? likely(glibc, file) : undefined,
    port: only?.port,
    healthPath: only?.healthPath,
    services: servicesOf(build.dependencies, file),
    environment: names.length > 0 ? likely(names, 'getenv in the sources') : undefined,
  };
}

/** A module belongs to the build of a folder above it, and is built from there. */
async function isModule(project: Files, folder: string): Promise<boolean> {
  for (let above = folder; above !== ''; ) {
    above = above.includes('/') ? above.slice(0, above.lastIndexOf('/')) : '';
    const prefix = above === '' ? '' : `${above}/`;
    const rest = folder.slice(prefix.length);
    const pom = await project.read(`${prefix}pom.xml`);
    if (
      pom !== undefined &&
      new RegExp(`<module>\\s*(?:\\./)?${escaped(rest.split('/')[0] ?? '')}(?:/|\\s*<)`).test(pom)
    )
      return true;
    const settings =
      (await project.read(`${prefix}settings.gradle.kts`)) ?? (await project.read(`${prefix}settings.gradle`));
    if (
      settings !== undefined &&
      (new RegExp(`["']:?${escaped(rest.replaceAll('/', ':'))}["']`).test(settings) || rest === 'buildSrc')
    )
      return true;
  }
  return false;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function kindOf({ programs, tool }: JavaBuild, services: readonly Service[]): Fact<Kind> {
  if (programs.length === 0) {
    const file = tool === 'Maven' ? 'pom.xml' : 'the build files';
    return likely('library', `no main class in ${file} or the sources`);
  }
  const port = services.find((each) => each.port)?.port;
  return port ? likely('server', port.from) : likely('worker', 'it listens on no port');
}

/** Libraries whose machine code is not made for musl. */
const GLIBC =
  /:(?:rocksdbjni|snappy-java|netty-tcnative(?:-boringssl-static)?|onnxruntime|duckdb_jdbc|tensorflow[\w-]*|conscrypt-openjdk[\w-]*|jffi|sqlite4java)$/;
