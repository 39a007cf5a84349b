import type { Choices } from '#project/choices.js';
import type { PlannedStage, Step } from '../build-plan.js';
import { userOf } from '../final-steps.js';
import type { Planned, Question } from '../stack.js';
import type { BuildTool } from './build-tool.js';
import { buildToolOf } from './build-tool.js';
import type { JavaFacts, Startable } from './facts.js';
import { NOBODY, runtimeStage, unpackedOf } from './runtime-stage.js';

/** The build tool makes the program once for all platforms; what runs it is a JRE, with libraries and classes in layers of their own. */
export function planJava(facts: JavaFacts, choices: Choices): Planned {
  const program = programOf(facts, choices);
  if ('flag' in program) return { questions: [program] };
  const refused = refusalOf(facts, choices, program);
  if (refused) return { questions: [refused] };
  const tool = buildToolOf(facts, choices, program);
  const port = choices.port ?? program.port;
  const isDevelopment = choices.pattern === 'development';
  const shares = facts.tests !== undefined || isDevelopment;
  const isPortable = facts.nativeBuild === undefined;
  const sources: PlannedStage = {
    name: shares ? 'sources' : 'build',
    from: tool.image,
    ...(isPortable
      ? { platform: 'build', why: "Class files run on every platform: they are built on the builder's own." }
      : {}),
    steps: [{ kind: 'workdir', path: '/src' }, ...tool.fetch, { kind: 'copy', sources: ['.'], to: '.' }],
  };
  const build = buildStep(tool, program);
  return {
    plan: {
      stages: [
        ...(shares
          ? [
              sources,
              ...(facts.tests ? [testStage(tool)] : []),
              ...(isDevelopment ? [developmentStage(tool, choices, port)] : []),
              { name: 'build', from: 'sources', steps: [build] },
            ]
          : [{ ...sources, steps: [...sources.steps, build] }]),
        runtimeStage(facts, choices, program, port),
      ],
      ignore: [
        {
          title: 'What Maven and Gradle make',
          patterns: ['**/target', '**/build', '**/.gradle', '**/.kotlin', '**/*.class', '**/hs_err_pid*'],
        },
      ],
      keep: keptPaths(facts),
      port,
      healthPath: choices.health ?? program.healthPath,
      user: userOf(choices, NOBODY),
      needsRoot: false,
      notes: notesOf(facts, choices, program),
    },
  };
}

/** The only program, or the one whose module or class is asked for. */
function programOf({ programs }: JavaFacts, { main }: Choices): Startable | Question {
  const all = programs.value;
  const nameOf = ({ module, mainClass }: Startable) => mainClass ?? (module === '' ? '.' : module);
  const asked = main === undefined ? undefined : all.find((each) => nameOf(each) === main || each.module === main);
  const [only] = all;
  const found = asked ?? (main === undefined && all.length === 1 ? only : undefined);
  if (found) return found;
  const what =
    all.length === 0
      ? 'No main class was found.'
      : main === undefined
        ? 'There is more than one program.'
        : `There is no program ${main}.`;
  return { flag: '--main', what, options: all.map(nameOf) };
}

function refusalOf(facts: JavaFacts, { base }: Choices, { packing, output }: Startable): Question | undefined {
  if (packing === 'war')
    return {
      flag: '--stack',
      what: `The build makes a WAR (${output}), and nothing says which servlet container and version it is for. Set the packaging to jar, or write FROM tomcat: with the version that you use.`,
      options: [],
    };
  if (base === 'alpine' && facts.glibcLibrary)
    return {
      flag: '--base',
      what: `${facts.glibcLibrary.value} brings machine code that is linked with glibc, and Alpine has musl.`,
      options: ['slim', 'distroless'],
    };
  return undefined;
}

function testStage({ test, mounts }: BuildTool): PlannedStage {
  return {
    name: 'test',
    from: 'sources',
    why: 'For the pipeline: docker build --target test. The build below leaves the tests out.',
    steps: [{ kind: 'run', commands: [test], mounts }],
  };
}

function developmentStage(tool: BuildTool, choices: Choices, port: number | undefined): PlannedStage {
  return {
    name: 'development',
    from: 'sources',
    why: 'For work on the sources: docker build --target development, and mount them over /src.',
    steps: [
      { kind: 'env', values: tool.developmentEnvironment },
      { kind: 'user', user: userOf(choices, NOBODY) },
      ...(port === undefined ? [] : [{ kind: 'expose', port } satisfies Step]),
      { kind: 'cmd', command: tool.development },
    ],
  };
}

function buildStep(tool: BuildTool, program: Startable): Step {
  return { kind: 'run', commands: [tool.build(program), ...unpackedOf(program)], mounts: tool.mounts };
}

function keptPaths({ wrapper, manifests }: JavaFacts): readonly string[] {
  if (!wrapper) return manifests.value;
  const folder = wrapper.value === 'mvnw' ? '.mvn/wrapper/maven-wrapper' : 'gradle/wrapper/gradle-wrapper';
  return [...manifests.value, wrapper.value, `${folder}.properties`, `${folder}.jar`];
}

function notesOf(facts: JavaFacts, { builder }: Choices, program: Startable): readonly string[] {
  const notes: string[] = [];
  if (program.packing === 'boot jar' && program.port !== undefined)
    notes.push('Tomcat keeps its work below /tmp: with a read-only root give the container a tmpfs there.');
  if (program.packing === 'boot jar' && program.bootVersion === undefined)
    notes.push(
      'The version of Spring Boot was not found; 3.3 or later is assumed, which takes the layers out by jarmode=tools.',
    );
  if (facts.buildTool.value === 'Gradle' && !facts.wrapper)
    notes.push(
      'There is no Gradle wrapper: Gradle 9 is assumed. Commit gradlew and gradle/wrapper, and every build has the same.',
    );
  if (facts.buildTool.value === 'Maven' && facts.hasModules.value && builder === 'ephemeral')
    notes.push(
      'Maven cannot fetch for several modules before they are built: on a builder that starts empty every build fetches anew.',
    );
  if (facts.tests) notes.push('The image is built without running the tests: docker build --target test runs them.');
  return notes;
}
