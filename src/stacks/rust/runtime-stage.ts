import type { Choices } from '#project/choices.js';
import type { PlannedStage, Step } from '../build-plan.js';
import { finalSteps, userOf } from '../final-steps.js';
import { bashProbe } from '../health-probe.js';
import { systemPackages } from '../system-packages.js';
import type { RustFacts } from './facts.js';

/** The user `nonroot` of distroless images. */
export const NONROOT = '65532:65532';

/** The Debian that a compiler's image is made on and its binaries run on: trixie since 1.89. */
export function debianOf({ version }: RustFacts, choices: Choices): 'trixie' | 'bookworm' {
  return Number((choices.version ?? version.value).split('.')[1] ?? 99) < 89 ? 'bookworm' : 'trixie';
}

/** The last stage: the binary, the libraries of the system that it is linked with, and the files that it opens. */
export function runtimeStage(facts: RustFacts, choices: Choices, port: number | undefined): PlannedStage {
  const debian = debianOf(facts, choices);
  // Before trixie packages had no mark for times beyond 2038.
  const libraries = (facts.nativeLibraries?.value ?? [])
    .flatMap(({ runtime }) => runtime)
    .map((name) => (debian === 'bookworm' ? name.replace(/t64$/, '') : name));
  const isSlim = choices.base === 'slim' || libraries.length > 0;
  const start = choices.start?.split(' ') ?? ['/app/app'];
  const signal = facts.signalHandler?.value;
  return {
    name: 'runtime',
    from: isSlim ? `debian:${debian}-slim` : `gcr.io/distroless/cc-debian${debian === 'bookworm' ? 12 : 13}:nonroot`,
    ...(libraries.length > 0 ? { why: `The binary is linked with ${libraries.join(', ')}.` } : {}),
    steps: [
      ...(isSlim ? [systemPackages(['ca-certificates', ...libraries])] : []),
      ...environmentSteps(facts, choices),
      { kind: 'workdir', path: '/app' },
      ...(facts.runtimeFiles?.value ?? []).map((path): Step => ({ kind: 'copy', sources: [path], to: `./${path}` })),
      ...(signal ? [] : [TINI]),
      { kind: 'copy', from: 'build', sources: ['/out/app'], to: '/app/app' },
      ...(signal === 'SIGINT'
        ? [{ kind: 'stop signal', signal, why: 'The one that the program takes notice of.' } satisfies Step]
        : []),
      ...finalSteps(
        facts,
        {
          command: [],
          entrypoint: signal ? start : ['/sbin/tini', '--', ...start],
          user: userOf(choices, NONROOT),
          port,
          healthPath: facts.healthPath?.value,
          probe: isSlim ? bashProbe : undefined,
          startPeriod: 5,
        },
        choices,
      ),
    ],
  };
}

function environmentSteps({ rocket, environment }: RustFacts, { port }: Choices): readonly Step[] {
  const values: Record<string, string> = rocket ? { [rocket.value]: '0.0.0.0' } : {};
  if (port !== undefined && rocket) values.ROCKET_PORT = String(port);
  else if (port !== undefined && environment?.value.includes('PORT')) values.PORT = String(port);
  return Object.keys(values).length > 0 ? [{ kind: 'env', values }] : [];
}

const TINI: Step = {
  kind: 'copy',
  from: 'build',
  sources: ['/usr/bin/tini-static'],
  to: '/sbin/tini',
  why: 'The program takes no notice of SIGTERM: as the first process it would have to.',
};
