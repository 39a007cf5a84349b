import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryFiles } from '#project/files.js';
import { readJavaFacts } from '#stacks/java/facts.js';
import { planJava } from '#stacks/java/plan.js';

const pom = (inside: string) => `<project><artifactId>a</artifactId><version>1</version>${inside}</project>`;
const BOOT = '<plugin><artifactId>spring-boot-maven-plugin</artifactId></plugin>';
const parent = (version: string) =>
  `<parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>${version}</version></parent>`;

async function planned(texts: Record<string, string>) {
  const facts = await readJavaFacts(memoryFiles(texts), '');
  assert.ok(facts);
  const result = planJava(facts, {});
  assert.ok('plan' in result, JSON.stringify(result));
  return { facts, text: JSON.stringify(result.plan) };
}

describe('a Java build', () => {
  it('finds the jar by its final name and its classifier', async () => {
    const { text } = await planned({
      'pom.xml': pom(
        `${parent('3.5.1')}<properties><n>ship</n></properties><build><finalName>\${n}-x</finalName><plugins><plugin><artifactId>spring-boot-maven-plugin</artifactId><configuration><classifier>exec</classifier></configuration></plugin></plugins></build>`,
      ),
    });
    assert.match(text, /cp target\/ship-x-exec\.jar app\.jar/);
  });

  it('takes layers out as the version of Spring Boot does it', async () => {
    const of = async (version: string) =>
      (await planned({ 'pom.xml': pom(`${parent(version)}<build><plugins>${BOOT}</plugins></build>`) })).text;
    assert.match(await of('3.3.0'), /jarmode=tools -jar app\.jar extract --layers/);
    assert.match(await of('3.2.9'), /jarmode=layertools .*loader\.launch\.JarLauncher/);
    assert.match(await of('2.7.18'), /jarmode=layertools .*loader\.JarLauncher/);
    assert.doesNotMatch(await of('2.1.0'), /jarmode/);
  });

  it('uses a wrapper that is whole, and no other', async () => {
    const project = { 'pom.xml': pom(`${parent('3.5.1')}<build><plugins>${BOOT}</plugins></build>`) };
    const settings = { '.mvn/wrapper/maven-wrapper.properties': 'wrapperVersion=3.3.4\n' };
    const whole = await planned({ ...project, ...settings, mvnw: '#!/bin/sh\n' });
    assert.match(whole.text, /sh mvnw --batch-mode/);
    const fromWindows = await planned({ ...project, ...settings, mvnw: '#!/bin/sh\r\n' });
    assert.match(fromWindows.text, /"from":"maven:3\.9-/);
  });

  it('takes the next release with long support where the one that is asked for has no fixes', async () => {
    const { facts } = await planned({
      'pom.xml': pom(
        `<properties><maven.compiler.release>19</maven.compiler.release></properties><build><plugins>${BOOT}</plugins></build>`,
      ),
    });
    assert.equal(facts.version.value, '21');
  });

  it('does not ask an old Gradle to run on a new Java', async () => {
    const { facts } = await planned({
      'build.gradle': "plugins { id 'org.springframework.boot' version '3.1.0' }",
      gradlew: '#!/bin/sh\n',
      'gradle/wrapper/gradle-wrapper.jar': '',
      'gradle/wrapper/gradle-wrapper.properties': 'distributionUrl=https\\://example.org/gradle-8.7-bin.zip\n',
    });
    assert.equal(facts.version.value, '21');
    assert.equal(facts.wrapper?.value, 'gradlew');
  });

  it('is read at its root only', async () => {
    const files = memoryFiles({ 'pom.xml': pom('<modules><module>api</module></modules>'), 'api/pom.xml': pom('') });
    assert.equal(await readJavaFacts(files, 'api'), undefined);
  });
});
