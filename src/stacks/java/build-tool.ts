import type { Choices } from '#project/choices.js';
import type { Mount, Step } from '../build-plan.js';
import type { JavaFacts, Startable } from './facts.js';

/** How a build tool is called in an image, and where it keeps what it fetched. */
export interface BuildTool {
  readonly image: string;
  readonly mounts: readonly Mount[];
  readonly test: string;
  /** The words of a server that follows the sources. */
  readonly development: readonly string[];
  readonly developmentEnvironment: Readonly<Record<string, string>>;
  /** The command that makes the program. */
  build(program: Startable): string;
  /** What fetches before the sources are there; none where nothing is gained. */
  readonly fetch: readonly Step[];
}

/** The tool of the facts: the project's own script where it has one, else an image that brings the tool. */
export function buildToolOf(facts: JavaFacts, choices: Choices, program: Startable): BuildTool {
  const java = choices.version ?? facts.version.value;
  return facts.buildTool.value === 'Maven'
    ? maven(facts, choices, java, program)
    : gradle(facts, choices, java, program);
}

function maven(facts: JavaFacts, { builder }: Choices, java: string, program: Startable): BuildTool {
  const wrapper = facts.wrapper?.value;
  // By sh: the script may have lost its x bit on Windows.
  const mvn = `${wrapper ? `sh ${wrapper}` : 'mvn'} --batch-mode --no-transfer-progress`;
  // Older ones write two at a time into the same file.
  const cache: readonly Mount[] = [{ type: 'cache', target: '/root/.m2', isLocked: true }];
  const module = facts.hasModules.value && program.module !== '' ? ` --projects ${program.module} --also-make` : '';
  const isEphemeral = builder === 'ephemeral';
  const manifests: Step = {
    kind: 'copy',
    sources: [...(wrapper ? [wrapper] : []), 'pom.xml'],
    to: './',
    why: 'Libraries change less often than sources: this layer stays.',
  };
  const libraries = program.packing === 'libraries' ? ` ${COPY_LIBRARIES}` : '';
  const goals: Partial<Record<Startable['packing'], string>> = {
    'boot jar': 'spring-boot:run',
    quarkus: 'quarkus:dev',
  };
  const goal = goals[program.packing];
  return {
    image: wrapper ? `eclipse-temurin:${java}-jdk-noble` : `maven:3.9-eclipse-temurin-${java}-noble`,
    mounts: isEphemeral && !facts.hasModules.value ? [] : cache,
    test: `${mvn} verify`,
    development: [
      ...mvn.split(' '),
      ...(goal ? [goal] : ['compile', 'exec:java', `-Dexec.mainClass=${program.mainClass}`]),
    ],
    developmentEnvironment: { MAVEN_USER_HOME: '/tmp/m2', MAVEN_ARGS: '-Dmaven.repo.local=/tmp/m2/repository' },
    build: () => `${mvn}${module} -DskipTests package${libraries}`,
    // What other modules need of each other is not there before they are built.
    fetch: facts.hasModules.value
      ? []
      : [
          manifests,
          ...(wrapper ? [{ kind: 'copy', sources: ['.mvn'], to: '.mvn' } satisfies Step] : []),
          { kind: 'run', commands: [`${mvn} dependency:go-offline`], ...(isEphemeral ? {} : { mounts: cache }) },
        ],
  };
}

/** Named with its version, as projects without a framework seldom name it. */
const COPY_LIBRARIES =
  'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DincludeScope=runtime -DoutputDirectory=/out/lib';

function gradle(facts: JavaFacts, { builder }: Choices, java: string, program: Startable): BuildTool {
  const wrapper = facts.wrapper?.value;
  const call = `${wrapper ? `sh ${wrapper}` : 'gradle'} --no-daemon`;
  const path = program.module === '' ? '' : `:${program.module.replaceAll('/', ':')}:`;
  const home = wrapper ? '/root/.gradle' : '/home/gradle/.gradle';
  const tasks: Readonly<Record<Startable['packing'], string>> = {
    'boot jar': 'bootJar',
    quarkus: 'quarkusBuild',
    'one jar': 'buildFatJar',
    libraries: 'installDist',
    war: 'war',
  };
  const runs: Partial<Record<Startable['packing'], string>> = { 'boot jar': 'bootRun', quarkus: 'quarkusDev' };
  const isEphemeral = builder === 'ephemeral';
  return {
    image: wrapper ? `eclipse-temurin:${java}-jdk-noble` : `gradle:9-jdk${java}-noble`,
    mounts: isEphemeral ? [] : [{ type: 'cache', target: home, isLocked: true }],
    test: `${call} check`,
    development: [...call.split(' '), `${path}${runs[program.packing] ?? 'run'}`],
    developmentEnvironment: { GRADLE_USER_HOME: '/tmp/gradle' },
    build: ({ packing }) => `${call} ${path}${tasks[packing]}`,
    // Gradle fetches libraries only while it compiles; without a cache at least its own files are a layer.
    fetch:
      wrapper && isEphemeral
        ? [
            {
              kind: 'copy',
              sources: [wrapper],
              to: './',
              why: 'Gradle itself changes less often than sources: this layer stays.',
            },
            { kind: 'copy', sources: ['gradle'], to: 'gradle' },
            { kind: 'run', commands: [`${call} --version`] },
          ]
        : [],
  };
}
