import type { Choices } from '#project/choices.js';
import type { PlannedStage, Step } from '../build-plan.js';
import { finalSteps, userOf } from '../final-steps.js';
import { bunProbe, nodeProbe, type Probe } from '../health-probe.js';
import { initPackage } from '../system-packages.js';
import type { NodeFacts } from './facts.js';
import { opensslStep } from './install-steps.js';
import type { Rendering } from './site.js';

/** The user `node` of Node.js images and `bun` of Bun's; `nonroot` of distroless ones. */
export function programUserOf(choices: Choices): string {
  return userOf(choices, choices.base === 'distroless' ? '65532:65532' : '1000:1000');
}

/** The last stage of a program: what is copied into it, and how it is started. */
export function programStage(
  facts: NodeFacts,
  choices: Choices,
  image: string,
  { folder = '/app', contents }: { readonly folder?: string; readonly contents: readonly Step[] },
): PlannedStage {
  const port = choices.port ?? facts.port?.value;
  const words = startWords(facts, choices, port);
  const isBun = words[0] === 'bun';
  const isDistroless = choices.base === 'distroless' && !isBun;
  const needsInit = !facts.signalHandler && !isDistroless;
  const needsOpenssl = facts.prismaSchema !== undefined && image !== 'base' && !isDistroless;
  return {
    name: 'runtime',
    from: image,
    steps: [
      ...(needsInit ? [initPackage(choices)] : []),
      ...(needsOpenssl ? [opensslStep(choices)] : []),
      { kind: 'env', values: environmentOf(facts, choices, port) },
      ...(image === 'base' && folder === '/app' ? [] : [{ kind: 'workdir', path: folder } satisfies Step]),
      ...contents,
      ...finalSteps(
        facts,
        {
          command: isDistroless ? words.slice(1) : words,
          ...(needsInit ? { entrypoint: ['tini', '--'] } : {}),
          user: programUserOf(choices),
          port,
          healthPath: facts.healthPath?.value,
          probe: isBun ? bunProbe : isDistroless ? distrolessProbe : nodeProbe,
          startPeriod: 15,
        },
        choices,
      ),
    ],
  };
}

const distrolessProbe: Probe = (port, path) => ['/nodejs/bin/node', ...nodeProbe(port, path).slice(1)];

function startWords(
  { start, rendering, framework, output }: NodeFacts,
  choices: Choices,
  port: number | undefined,
): readonly string[] {
  const said =
    choices.start?.split(/\s+/).filter(Boolean) ??
    standardStart(framework?.value, rendering?.value, output?.value, port) ??
    start?.value ??
    [];
  const [program = '', ...args] = said;
  if (program === 'node' || program === 'bun' || program.includes('/')) return said;
  return [`node_modules/.bin/${program}`, ...args];
}

/** How the programs are started that frameworks build. */
function standardStart(
  framework: string | undefined,
  rendering: Rendering | undefined,
  output: string | undefined,
  port: number | undefined,
): readonly string[] | undefined {
  if (rendering === undefined) return undefined;
  if (framework === 'Next.js')
    return rendering === 'self-contained server'
      ? ['node', 'server.js']
      : ['next', 'start', '-p', String(port ?? 3000)];
  if (framework === 'Nuxt') return ['node', '.output/server/index.mjs'];
  if (framework === 'SvelteKit') return ['node', output ?? 'build'];
  if (framework === 'Astro') return ['node', `${output ?? 'dist'}/server/entry.mjs`];
  return undefined;
}

function environmentOf(
  { startEnvironment, rendering, framework, environment }: NodeFacts,
  choices: Choices,
  port: number | undefined,
): Readonly<Record<string, string>> {
  const listens: Record<string, string> = {};
  if (port !== undefined && (rendering || (choices.port !== undefined && environment?.value.includes('PORT'))))
    listens.PORT = String(port);
  if (rendering && framework?.value === 'Next.js')
    Object.assign(listens, { HOSTNAME: '0.0.0.0', NEXT_TELEMETRY_DISABLED: '1' });
  if (rendering && /^(?:Nuxt|Astro|SvelteKit)$/.test(framework?.value ?? '')) listens.HOST = '0.0.0.0';
  return { NODE_ENV: 'production', ...startEnvironment?.value, ...listens };
}
