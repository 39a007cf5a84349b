import type { Files } from '#project/files.js';
import type { JavaBuild, JavaProgram } from './java-build.js';
import { releaseWish } from './java-version.js';
import { mainClassesIn } from './main-classes.js';
import { type MavenModule, readMavenModules } from './maven-modules.js';

/** Reads a Maven build with all its modules; undefined when there is none, or when it is a module of one above. */
export async function readMaven(files: Files): Promise<JavaBuild | undefined> {
  const modules = await readMavenModules(files);
  const [root] = modules;
  if (!root) return undefined;
  const programs: JavaProgram[] = [];
  for (const module of modules) programs.push(...(await programsOf(files, module)));
  const boots = programs.filter(({ packing }) => packing !== 'libraries');
  const wrapper = await wrapperOf(files);
  return {
    tool: 'Maven',
    name: root.pom.artifactId,
    wrapper,
    manifests: modules.map(({ path }) => path),
    // Where a framework packs a program, a main method elsewhere is a tool.
    programs: boots.length > 0 ? boots : programs,
    wishes: modules.flatMap((module) => releaseWishesOf(module)),
    dependencies: [...new Set(modules.flatMap(dependenciesOf))],
    hasModules: modules.length > 1,
    isNative: modules.some(({ text }) => text.includes('os.detected')),
  };
}

/** A wrapper is no good without its settings, and not with the line ends of Windows. */
async function wrapperOf(files: Files): Promise<string | undefined> {
  const text = await files.read('mvnw');
  const hasSettings = files.paths.includes('.mvn/wrapper/maven-wrapper.properties');
  return text !== undefined && hasSettings && !text.includes('\r') ? 'mvnw' : undefined;
}

async function programsOf(files: Files, module: MavenModule): Promise<readonly JavaProgram[]> {
  const { pom, folder, path, value } = module;
  if (pom.packaging === 'pom') return [];
  const plugin = (name: string) => module.plugins.find(({ artifactId }) => artifactId === name);
  const own = (name: string) => pom.plugins.find(({ artifactId }) => artifactId === name);
  const prefix = folder === '' ? '' : `${folder}/`;
  const name = value(pom.finalName ?? '') || `${value(pom.artifactId)}-${value(pom.version ?? module.version ?? '')}`;
  const program = { module: folder, dependencies: dependenciesOf(module), bootVersion: undefined, from: path };
  if (pom.packaging === 'war')
    return [{ ...program, packing: 'war', output: `${prefix}target/${name}.war`, mainClass: undefined }];
  const boot = own('spring-boot-maven-plugin');
  if (boot && boot.settings.get('skip') !== 'true') {
    const classifier = boot.settings.get('classifier');
    const output = `${prefix}target/${name}${classifier ? `-${value(classifier)}` : ''}.jar`;
    return [{ ...program, packing: 'boot jar', output, mainClass: undefined, bootVersion: bootVersionOf(module) }];
  }
  if (own('quarkus-maven-plugin') || plugin('quarkus-maven-plugin'))
    return [{ ...program, packing: 'quarkus', output: `${prefix}target/quarkus-app`, mainClass: undefined }];
  const output = `${prefix}target/${name}.jar`;
  const shade = own('maven-shade-plugin');
  if (shade?.settings.get('mainClass') && shade.settings.get('shadedArtifactAttached') !== 'true')
    return [{ ...program, packing: 'one jar', output, mainClass: undefined }];
  const said = ['maven-jar-plugin', 'maven-shade-plugin', 'maven-assembly-plugin', 'exec-maven-plugin']
    .map((each) => plugin(each)?.settings.get('mainClass'))
    .find((each) => each !== undefined);
  const property = ['exec.mainClass', 'main.class', 'mainClass', 'start-class']
    .map((each) => value(`\${${each}}`))
    .find((each) => !each.includes('${'));
  const mainClass = said === undefined ? property : value(said);
  if (mainClass !== undefined) return [{ ...program, packing: 'libraries', output, mainClass }];
  const found = await mainClassesIn(files, folder);
  return found.map(({ name: each, from }) => ({ ...program, packing: 'libraries', output, mainClass: each, from }));
}

/** The version of the parent, of the managed packages or of the plugin: they go together. */
function bootVersionOf({ lineage, value }: MavenModule): string | undefined {
  for (const { pom } of lineage) {
    const { parent } = pom;
    if (parent && /^spring-boot-/.test(parent.artifactId)) return parent.version;
    const managed = pom.managed.find(({ artifactId }) => artifactId === 'spring-boot-dependencies');
    const plugin = pom.plugins.find(({ artifactId }) => artifactId === 'spring-boot-maven-plugin');
    const version = value(managed?.version ?? plugin?.version ?? '');
    if (/^\d/.test(version)) return version;
  }
  return undefined;
}

function dependenciesOf({ lineage }: MavenModule): readonly string[] {
  return lineage.flatMap(({ pom }) => pom.dependencies.map(({ groupId, artifactId }) => `${groupId}:${artifactId}`));
}

/** In the order in which Maven gives them weight. */
function releaseWishesOf({ value, path, plugins, lineage }: MavenModule) {
  const compiler = plugins.find(({ artifactId }) => artifactId === 'maven-compiler-plugin');
  const said = [
    { text: compiler?.settings.get('release'), name: 'maven-compiler-plugin/release' },
    { text: '${maven.compiler.release}', name: 'maven.compiler.release' },
    { text: '${java.version}', name: 'java.version' },
    { text: compiler?.settings.get('target'), name: 'maven-compiler-plugin/target' },
    { text: '${maven.compiler.target}', name: 'maven.compiler.target' },
    { text: '${maven.compiler.source}', name: 'maven.compiler.source' },
  ];
  for (const { text, name } of said) {
    const version = text === undefined ? '' : value(text);
    if (/^\d/.test(version)) return [releaseWish(version, `${path}#${name}`)];
  }
  // What Spring Boot's parent sets.
  const parent = lineage.map(({ pom }) => pom.parent).find((each) => each?.artifactId === 'spring-boot-starter-parent');
  const major = Number.parseInt(parent?.version ?? '', 10);
  return major >= 2 ? [releaseWish(major === 2 ? '8' : '17', `${path}#parent`)] : [];
}
