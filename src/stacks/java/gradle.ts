import type { Files } from '#project/files.js';
import type { VersionWish } from '../choose-version.js';
import type { GradleModule } from './gradle-modules.js';
import { readGradleModules } from './gradle-modules.js';
import type { JavaBuild, JavaProgram } from './java-build.js';
import { gradleWish, releaseWish } from './java-version.js';
import { mainClassesIn } from './main-classes.js';

/** Reads a Gradle build with its modules; undefined when there is none. Build files are programs: only what stands there plainly is seen. */
export async function readGradle(files: Files): Promise<JavaBuild | undefined> {
  const modules = await readGradleModules(files);
  const [root] = modules;
  if (!root) return undefined;
  const programs: JavaProgram[] = [];
  for (const module of modules) programs.push(...(await programsOf(files, module)));
  const wrapperSettings = await files.read('gradle/wrapper/gradle-wrapper.properties');
  const gradle = /distributionUrl=.*\/gradle-(\d+(?:\.\d+)*)/.exec(wrapperSettings ?? '')?.[1];
  const script = await files.read('gradlew');
  // Where jars are kept out of git, the wrapper's own is missing too.
  const hasJar = files.paths.includes('gradle/wrapper/gradle-wrapper.jar');
  const hasWrapper = hasJar && wrapperSettings !== undefined && script !== undefined && !script.includes('\r');
  return {
    tool: 'Gradle',
    name: root.name,
    wrapper: hasWrapper ? 'gradlew' : undefined,
    manifests: [],
    programs,
    wishes: [
      ...modules.flatMap(releaseWishesOf).slice(0, 1),
      ...(gradle ? [gradleWish(gradle, 'gradle/wrapper/gradle-wrapper.properties')] : []),
    ],
    dependencies: [...new Set(modules.flatMap(({ dependencies }) => dependencies))],
    hasModules: modules.length > 1,
    isNative: modules.some(({ text }) => /\bosdetector\b/.test(text)),
  };
}

async function programsOf(files: Files, module: GradleModule): Promise<readonly JavaProgram[]> {
  const { folder, path, name, text, version, plugins, dependencies } = module;
  const prefix = folder === '' ? '' : `${folder}/`;
  const program = { module: folder, dependencies, bootVersion: undefined, from: path };
  const archive = archiveNameOf(text);
  if (plugins.has('war') && !plugins.has('org.springframework.boot'))
    return [{ ...program, packing: 'war', output: `${prefix}build/libs`, mainClass: undefined }];
  if (plugins.has('org.springframework.boot')) {
    // The task makes one jar only; where a program computes its version, its name is not known.
    const file = archive ?? (version === 'computed' ? '*.jar' : `${name}${version ? `-${version}` : ''}.jar`);
    const output = `${prefix}build/libs/${file}`;
    const bootVersion = plugins.get('org.springframework.boot');
    return [{ ...program, packing: 'boot jar', output, mainClass: undefined, bootVersion }];
  }
  if (plugins.has('io.quarkus'))
    return [{ ...program, packing: 'quarkus', output: `${prefix}build/quarkus-app`, mainClass: undefined }];
  if (plugins.has('io.ktor.plugin'))
    return [
      {
        ...program,
        packing: 'one jar',
        output: `${prefix}build/libs/${archive ?? `${name}-all.jar`}`,
        mainClass: undefined,
      },
    ];
  if (!plugins.has('application')) return [];
  const said = /\bmainClass(?:Name)?(?:\.set\(|\s*=)\s*["']([\w.$]+)["']/.exec(text)?.[1];
  const applicationName = /\bapplicationName\s*=\s*["']([\w.-]+)["']/.exec(text)?.[1] ?? name;
  const output = `${prefix}build/install/${applicationName}/lib`;
  if (said !== undefined) return [{ ...program, packing: 'libraries', output, mainClass: said }];
  const found = await mainClassesIn(files, folder);
  return found.map(({ name: mainClass, from }) => ({ ...program, packing: 'libraries', output, mainClass, from }));
}

/** `archiveFileName = "app.jar"`, of whichever task. */
function archiveNameOf(text: string): string | undefined {
  return /\barchiveFileName(?:\.set\(|\s*=)\s*["']([\w.-]+\.jar)["']/.exec(text)?.[1];
}

function releaseWishesOf({ text, path }: GradleModule): readonly VersionWish[] {
  const patterns: readonly (readonly [RegExp, string])[] = [
    [/JavaLanguageVersion\.of\(\s*["']?(\d+)/, 'toolchain'],
    [/\bjvmToolchain\(\s*(\d+)/, 'jvmToolchain'],
    [/\boptions\.release(?:\.set\(|\s*=)\s*(\d+)/, 'options.release'],
    [/\bsourceCompatibility\s*=\s*(?:JavaVersion\.VERSION_|["'])?(?:1[._])?(\d+)/, 'sourceCompatibility'],
    [/\bjvmTarget(?:\.set\(|\s*=)\s*(?:JvmTarget\.JVM_|["'])?(?:1[._])?(\d+)/, 'jvmTarget'],
  ];
  for (const [pattern, name] of patterns) {
    const version = pattern.exec(text)?.[1];
    if (version) return [releaseWish(version, `${path}#${name}`)];
  }
  return [];
}
