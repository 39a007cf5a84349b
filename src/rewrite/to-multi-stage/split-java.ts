import type { NotNeeded, Refused } from './conversion.js';
import { refused } from './conversion.js';
import type { Original } from './original.js';
import type { Known, Split } from './split.js';
import { absolute, isWithin } from './split.js';
import { wrappedStart } from './wrapped-start.js';

/** A Java archive runs on the runtime of the version that it was built with. */
export async function splitJava({ original, project }: Known): Promise<Split | NotNeeded | Refused> {
  const { workdir, runs, cmd, entrypoint, lineOf, imageText } = original;
  const line = lineOf((cmd ?? entrypoint) as NonNullable<typeof cmd>);
  const wrapped = await wrappedStart(original, project, /^(?:\S*\/)?java\s/);
  const start = wrapped?.words ?? original.start;
  const installed = installedBy(original);
  const loaded = installed === undefined ? loadedBy(start) : [installed];
  if (loaded.length === 0)
    return refused(
      'not-enough-evidence',
      'It is not started with java and what to load, so what it consists of is not known.',
      'Start one archive with java -jar.',
      line,
    );
  const unknown = loaded.find((path) => /[*?$]/.test(path.replace(/\/\*$/, '')));
  if (unknown !== undefined)
    return refused(
      'not-enough-evidence',
      `Which archive ${unknown} is, only the build knows.`,
      'Copy it to a fixed name in the Dockerfile, and start that.',
      line,
    );
  const version = javaVersionOf(imageText);
  if (version === undefined)
    return refused(
      'not-enough-evidence',
      `${imageText} does not say which version of Java it has.`,
      'Name a tag with the version.',
      1,
    );
  const builds = runs.some(({ commands }) =>
    commands.some(({ program }) => /^(?:mvn|mvnw|gradle|gradlew|javac|jar)$/.test(program)),
  );
  const hasJdk = /jdk|maven|gradle|openjdk|corretto/.test(imageText);
  if (!builds && !hasJdk)
    return { kind: 'not needed', code: 'nothing-to-gain', reason: 'It builds nothing, and runs on a runtime.' };
  const system = /-(?:noble|jammy|alpine(?:-\d+\.\d+)?)$/.exec(imageText)?.[0] ?? '';
  const paths = loaded.map((path) => absolute(path.replace(/\/\*$/, ''), workdir));
  return {
    runtimeImage: `eclipse-temurin:${version}-jre${system}`,
    why: `Java ${version} without compiler, sources and the archives that Maven or Gradle fetched.`,
    copies: outermost([
      ...paths.flatMap((path) => withLibraries(path, original)),
      ...(wrapped ? [wrapped.script] : []),
    ]).map((path) => ({ path })),
  };
}

/** The version of Java that the name of an image tells; undefined where it does not. */
export function javaVersionOf(image: string): string | undefined {
  // The number at the front of a tag of Maven or Gradle is their own.
  return /(?:openjdk|temurin|corretto|jdk|jre)[:-]?(\d+)/.exec(image)?.[1];
}

/** The folder that Gradle's installDist fills, with the script in it that is started. */
function installedBy({ start, runs }: Original): string | undefined {
  const [, folder] = /^(.*\/install\/[^/]+)\/bin\/[^/]+$/.exec(start[0] ?? '') ?? [];
  const installs = runs.some(({ commands }) =>
    commands.some(
      ({ program, args }) => /^gradlew?$/.test(program) && args.some(({ value }) => /(?:^|:)installDist$/.test(value)),
    ),
  );
  return installs ? folder : undefined;
}

/** What java loads: the archive behind -jar, the paths of the class path, or the folder that it is started in. */
function loadedBy(start: readonly string[]): readonly string[] {
  if (!/(?:^|\/)java$/.test(start[0] ?? '')) return [];
  const archive = start.indexOf('-jar');
  if (archive >= 0) return start.slice(archive + 1, archive + 2);
  const classPath = start.findIndex((word) => /^(?:-cp|-classpath|--class-path)$/.test(word));
  if (classPath >= 0) return (start[classPath + 1] ?? '').split(':').filter(Boolean);
  return start.slice(1).some((word) => /^[\w.$]+$/.test(word)) ? ['.'] : [];
}

/** What is loaded with a path: the libraries beside an archive that were extracted or copied there. */
function withLibraries(path: string, original: Original): readonly string[] {
  if (!path.endsWith('.jar')) return [path];
  const folder = path.slice(0, path.lastIndexOf('/'));
  const filled = filledFolders(original).filter((each) => each !== '/' && !/\/src\//.test(each));
  if (path.endsWith('/quarkus-run.jar') || filled.some((each) => isWithin(folder, each))) return [folder];
  return [path, ...filled.filter((each) => isWithin(each, folder))];
}

/** Folders that get more than single archives. */
function filledFolders({ runs }: Original): readonly string[] {
  return runs.flatMap(({ commands, workdir }) =>
    commands.flatMap(({ program, args }) => {
      const words = args.map(({ value }) => value);
      const operands = words.filter((word) => !word.startsWith('-'));
      if (/copy-dependencies/.test(words.join(' '))) {
        const said = words.find((word) => word.startsWith('-DoutputDirectory='))?.split('=')[1];
        return [absolute(said?.replace(/\$\{project\.build\.directory\}/, 'target') ?? 'target/dependency', workdir)];
      }
      const takesFolders = words.some((word) => /^-\w*[arR]/.test(word)) && !/\.jar$/.test(operands[0] ?? '');
      if (program === 'cp' && takesFolders) return [absolute(operands.at(-1) ?? '', workdir)];
      if (program !== 'java' || !words.includes('extract')) return [];
      const archive = words[words.indexOf('-jar') + 1] ?? '';
      const said = words.includes('--destination') ? words[words.indexOf('--destination') + 1] : undefined;
      return [absolute(said ?? archive.replace(/\.jar$/, ''), workdir)];
    }),
  );
}

function outermost(paths: readonly string[]): readonly string[] {
  return [...new Set(paths)].sort().filter((path) => !paths.some((other) => other !== path && isWithin(path, other)));
}
