import type { Files } from '#project/files.js';
import type { NotNeeded, Refused } from './conversion.js';
import { refused } from './conversion.js';
import type { Original } from './original.js';
import type { Split } from './split.js';
import { absolute } from './split.js';

/** A Java archive runs on the runtime of the version that it was built with. */
export async function splitJava(original: Original, _project: Files | undefined): Promise<Split | NotNeeded | Refused> {
  const { start, workdir, runs, cmd, entrypoint, lineOf, imageText } = original;
  const line = lineOf((cmd ?? entrypoint) as NonNullable<typeof cmd>);
  const archive = start[start.indexOf('-jar') + 1];
  if (!/(?:^|\/)java$/.test(start[0] ?? '') || !start.includes('-jar') || archive === undefined)
    return refused(
      'not-enough-evidence',
      'It is not started with java -jar, so what it consists of is not known.',
      'Start one archive with java -jar.',
      line,
    );
  if (/[*?$]/.test(archive))
    return refused(
      'not-enough-evidence',
      `Which archive ${archive} is, only the build knows.`,
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
  return {
    runtimeImage: `eclipse-temurin:${version}-jre`,
    why: `Java ${version} without compiler, sources and the archives that Maven or Gradle fetched.`,
    copies: [{ path: absolute(archive, workdir) }],
  };
}

/** The version of Java that the name of an image tells; undefined where it does not. */
export function javaVersionOf(image: string): string | undefined {
  return (
    /(?:temurin-|jdk-|openjdk:|corretto:|temurin:)(\d+)/.exec(image)?.[1] ??
    /(?:^|[:-])(?:jdk)?(8|11|17|21|25)(?:\D|$)/.exec(image.split(':')[1] ?? '')?.[1]
  );
}
