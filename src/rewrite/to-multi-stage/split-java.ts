import type { NotNeeded, Refused } from './conversion.js';
import { refused } from './conversion.js';
import type { Known, Split } from './split.js';
import { absolute } from './split.js';

/** A Java archive runs on the runtime of the version that it was built with. */
export async function splitJava({ original }: Known): Promise<Split | NotNeeded | Refused> {
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
  const version =
    /(?:temurin-|jdk-|openjdk:|corretto:|temurin:)(\d+)/.exec(imageText)?.[1] ??
    /(?:^|[:-])(?:jdk)?(8|11|17|21|25)(?:\D|$)/.exec(imageText.split(':')[1] ?? '')?.[1];
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
