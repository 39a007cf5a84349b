import type { Choices } from '#project/choices.js';
import type { Step } from './build-plan.js';
import type { Probe } from './health-probe.js';
import type { CommonFacts } from './stack.js';

/** How the program of a stack is run. */
export interface Running {
  /** The words of the process. */
  readonly command: readonly string[];
  /** What starts them: an init, or a binary that takes the words as arguments. */
  readonly entrypoint?: readonly string[];
  /** Numeric: `1000:1000`. */
  readonly user: string;
  readonly port: number | undefined;
  readonly healthPath: string | undefined;
  /** Undefined where the image has nothing that could ask. */
  readonly probe: Probe | undefined;
  /** Seconds until the program answers on a slow day. */
  readonly startPeriod: number;
}

/** The end of every image: labels, user, port, health check and what is started. */
export function finalSteps({ name }: CommonFacts, running: Running, { pattern, health }: Choices): readonly Step[] {
  const { command, entrypoint, user, port, healthPath, probe, startPeriod } = running;
  const steps: Step[] = [];
  if (pattern !== 'minimal') steps.push(...labels(name.value));
  steps.push({ kind: 'user', user });
  if (port !== undefined) steps.push({ kind: 'expose', port });
  if (port !== undefined && probe && health !== 'none') {
    const path = health ?? healthPath;
    steps.push({
      kind: 'health check',
      command: probe(port, path),
      startPeriod,
      ...(path ? {} : { why: 'No health route was found: it is enough that the server answers.' }),
    });
  }
  if (entrypoint) steps.push({ kind: 'entrypoint', command: entrypoint });
  if (command.length > 0) steps.push({ kind: 'cmd', command });
  return steps;
}

function labels(title: string): readonly Step[] {
  return [
    {
      kind: 'arg',
      name: 'VERSION',
      value: '',
      why: 'Given by the pipeline: --build-arg VERSION=1.2.3 --build-arg REVISION=$(git rev-parse HEAD)',
    },
    { kind: 'arg', name: 'REVISION', value: '' },
    {
      kind: 'label',
      values: {
        'org.opencontainers.image.title': title,
        'org.opencontainers.image.version': '$VERSION',
        'org.opencontainers.image.revision': '$REVISION',
      },
    },
  ];
}

/** The user of the choices as `uid:gid`, or the stack's own. */
export function userOf({ user }: Choices, own: string): string {
  if (user === undefined) return own;
  return user.includes(':') ? user : `${user}:${user}`;
}
