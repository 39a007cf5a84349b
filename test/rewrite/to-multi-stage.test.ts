import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { convert } from '../../src/index.js';

describe('a conversion without the project', () => {
  for (const [image, version] of [
    ['gradle:8.7.0-jdk21', '21'],
    ['gradle:8-jdk17-alpine', '17'],
    ['maven:3.6.1-jdk-11-slim', '11'],
    ['maven:3.9-amazoncorretto-25', '25'],
    ['openjdk:8-jdk', '8'],
  ]) {
    it(`runs on the Java of ${image}`, async () => {
      assert.match(await converted(JAVA(image as string)), new RegExp(`^FROM eclipse-temurin:${version}-jre`, 'm'));
    });
  }

  it('does not take the version of Gradle for that of Java', async () => {
    const conversion = await convert(JAVA('gradle:8-jdk'));
    assert.equal(conversion.kind, 'refused');
  });

  it('makes no virtual environment for Python 2', async () => {
    const conversion = await convert(
      'FROM python:2.7\nWORKDIR /app\nCOPY . .\nRUN pip install paste\nCMD ["python", "app.py"]\n',
    );
    assert.ok(conversion.kind === 'refused');
    assert.match(conversion.reason, /Python 2/);
  });

  it('prunes with the words that the npm of the release knows', async () => {
    assert.match(await converted(NODE('node:12')), /^RUN npm prune --production$/m);
    assert.match(await converted(NODE('node:22')), /^RUN npm prune --omit=dev$/m);
  });

  it('takes what is copied behind the last RUN from the build context as before', async () => {
    const text = await converted(PYTHON('RUN pip install -r requirements.txt', 'COPY . .'));
    const [build = '', runtime = ''] = text.split('AS runtime');
    assert.doesNotMatch(build, /^COPY \. \.$/m);
    assert.match(runtime, /^COPY --from=build \/opt\/venv \/opt\/venv\nCOPY \. \.$/m);
    assert.doesNotMatch(runtime, /--from=build \/app/);
  });

  it('takes what the build made of the same folder before that', async () => {
    const text = await converted(PYTHON('RUN pip install -r requirements.txt && mkdir data', 'COPY . .'));
    assert.match(text, /^COPY --from=build \/app \/app\nCOPY \. \.$/m);
  });

  it('leaves a copy in the build that a RUN reads', async () => {
    const text = await converted(PYTHON('COPY . .', 'RUN pip install -r requirements.txt && python -m compileall app'));
    assert.match(text.split('AS runtime')[0] ?? '', /^COPY \. \.$/m);
    assert.match(text, /^COPY --from=build \/app \/app$/m);
  });
});

const PYTHON = (...lines: readonly string[]) =>
  `FROM python:3.13\nWORKDIR /app\nCOPY requirements.txt .\n${lines.join('\n')}\nCMD ["python", "app.py"]\n`;

const JAVA = (image: string) =>
  `FROM ${image}\nWORKDIR /app\nCOPY . .\nRUN ./gradlew shadowJar\nCMD ["java", "-jar", "build/libs/app.jar"]\n`;

const NODE = (image: string) => `FROM ${image}\nWORKDIR /app\nCOPY . .\nRUN npm ci\nCMD ["node", "server.js"]\n`;

async function converted(text: string): Promise<string> {
  const conversion = await convert(text);
  assert.ok(conversion.kind === 'converted', 'reason' in conversion ? conversion.reason : '');
  return conversion.text;
}
