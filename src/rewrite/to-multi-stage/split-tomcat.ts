import type { NotNeeded, Refused } from './conversion.js';
import { refused } from './conversion.js';
import type { Known, Split } from './split.js';

const HOME = '/usr/local/tomcat';

/** Tomcat serves the archives that were put in its folder, on the runtime of the same version of Java. */
export async function splitTomcat({ original, system }: Known): Promise<Split | NotNeeded | Refused> {
  const { imageText, runs, document, copies } = original;
  const builds = runs.some(({ commands }) =>
    commands.some(({ program }) => /^(?:mvnw?|gradlew?|ant|javac|jar)$/.test(program)),
  );
  const jre = /-jdk\d+(?:-temurin(?:-\w+)?)?$/.test(imageText) ? imageText.replace(/-jdk(\d+)/, '-jre$1') : imageText;
  if (!builds && system.dropped.length === 0)
    return {
      kind: 'not needed',
      code: 'nothing-to-gain',
      reason: 'It builds nothing: archives are copied into Tomcat.',
    };
  const texts = [...runs.map(({ run }) => run), ...copies].map(({ span }) => document.text.slice(span.start, span.end));
  const isNamed = (folder: string) =>
    texts.some((text) => new RegExp(`(?:^|[\\s"]|tomcat/|CATALINA_HOME\\}?/)${folder}/`, 'm').test(text));
  if (!isNamed('webapps'))
    return refused(
      'not-enough-evidence',
      'Nothing is put into webapps, where Tomcat looks.',
      'Copy the archive to webapps.',
    );
  return {
    runtimeImage: jre,
    why:
      jre === imageText
        ? 'The same Tomcat, without sources and what Maven or Gradle fetched.'
        : 'The same Tomcat on the runtime of Java, without compiler and sources.',
    copies: ['webapps', 'conf', 'lib'].filter(isNamed).map((folder) => ({ path: `${HOME}/${folder}` })),
  };
}
