import type { Choices } from '#project/choices.js';
import type { PlannedStage, Step } from '../build-plan.js';
import { finalSteps, userOf } from '../final-steps.js';
import type { Probe } from '../health-probe.js';
import { bashProbe, wgetProbe } from '../health-probe.js';
import { isAtLeast } from '../is-at-least.js';
import type { JavaFacts, Startable } from './facts.js';

/** A user of no image. */
export const NOBODY = '10001:10001';

/** What the image has of a build, in /out: libraries apart from the classes of the project. */
export function unpackedOf({ packing, output, bootVersion }: Startable): readonly string[] {
  switch (packing) {
    case 'boot jar': {
      const kind = layersOf(bootVersion);
      if (kind === 'none') return ['mkdir /out', `cp ${output} /out/app.jar`];
      const command = kind === 'tools' ? 'tools -jar app.jar extract --layers' : 'layertools -jar app.jar extract';
      return [`cp ${output} app.jar`, `java -Djarmode=${command} --destination /out`];
    }
    case 'quarkus':
      return [`cp -R ${output} /out`];
    case 'libraries':
      // Gradle puts the jar of the project among its libraries.
      return output.endsWith('/lib')
        ? ['mkdir /out', `cp -R ${output} /out/lib`]
        : ['mkdir -p /out/lib', `cp ${output} /out/app.jar`];
    default:
      return ['mkdir /out', `cp ${output} /out/app.jar`];
  }
}

/** The last stage: a JRE, the program, and nothing that it could write. */
export function runtimeStage(
  facts: JavaFacts,
  choices: Choices,
  program: Startable,
  port: number | undefined,
): PlannedStage {
  const { healthPath, portVariable, packing } = program;
  const setPort = choices.port !== undefined && portVariable ? { [portVariable]: String(choices.port) } : undefined;
  const started = choices.start?.split(' ');
  return {
    name: 'runtime',
    from: runtimeImageOf(facts, choices),
    steps: [
      ...(setPort ? [{ kind: 'env', values: setPort } satisfies Step] : []),
      { kind: 'workdir', path: '/app' },
      ...contentsOf(program),
      ...finalSteps(
        facts,
        {
          command: [],
          // Most containers have less memory than the heap's standard quarter makes use of.
          entrypoint: started ?? [
            'java',
            '-XX:MaxRAMPercentage=75',
            '-XX:+ExitOnOutOfMemoryError',
            ...startOf(program),
          ],
          user: userOf(choices, NOBODY),
          port,
          healthPath,
          probe: probeOf(choices),
          startPeriod: packing === 'boot jar' ? 60 : 30,
        },
        choices,
      ),
    ],
  };
}

function runtimeImageOf({ version }: JavaFacts, choices: Choices): string {
  const java = choices.version ?? version.value;
  if (choices.base === 'distroless') return `gcr.io/distroless/java${java}-debian13:nonroot`;
  return `eclipse-temurin:${java}-jre-${choices.base === 'alpine' ? 'alpine' : 'noble'}`;
}

function probeOf({ base }: Choices): Probe | undefined {
  if (base === 'distroless') return undefined;
  return base === 'alpine' ? wgetProbe : bashProbe;
}

type Layers = 'tools' | 'layertools' | 'none';

/** How a version of Spring Boot takes its layers out of the jar. */
function layersOf(bootVersion: string | undefined): Layers {
  if (bootVersion === undefined || isAtLeast(bootVersion, '3.3')) return 'tools';
  return isAtLeast(bootVersion, '2.3') ? 'layertools' : 'none';
}

function contentsOf({ packing, output, bootVersion }: Startable): readonly Step[] {
  const copy = (source: string, to: string, why?: string): Step => ({
    kind: 'copy',
    from: 'build',
    sources: [`/out/${source}`],
    to,
    ...(why ? { why } : {}),
  });
  const layers = 'Libraries first: a change of the code makes a small layer only.';
  if (packing === 'boot jar' && layersOf(bootVersion) !== 'none')
    return [
      copy('dependencies/', './', layers),
      copy('spring-boot-loader/', './'),
      copy('snapshot-dependencies/', './'),
      copy('application/', './'),
    ];
  if (packing === 'quarkus')
    return [
      copy('lib/', './lib/', layers),
      copy('*.jar', './'),
      copy('app/', './app/'),
      copy('quarkus/', './quarkus/'),
    ];
  if (packing === 'libraries')
    return output.endsWith('/lib') ? [copy('lib/', './lib/')] : [copy('lib/', './lib/', layers), copy('app.jar', './')];
  return [copy('app.jar', './')];
}

function startOf({ packing, output, mainClass, bootVersion }: Startable): readonly string[] {
  if (packing === 'boot jar' && layersOf(bootVersion) === 'layertools')
    return [`org.springframework.boot.loader.${isAtLeast(bootVersion ?? '', '3.2') ? 'launch.' : ''}JarLauncher`];
  if (packing === 'quarkus')
    return ['-Djava.util.logging.manager=org.jboss.logmanager.LogManager', '-jar', 'quarkus-run.jar'];
  if (packing === 'libraries')
    return ['-cp', output.endsWith('/lib') ? '/app/lib/*' : '/app/app.jar:/app/lib/*', mainClass ?? ''];
  return ['-jar', 'app.jar'];
}
