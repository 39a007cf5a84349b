import type { Choices } from '#project/choices.js';
import type { Mount, PlannedStage, Step } from '../build-plan.js';
import { finalSteps, userOf } from '../final-steps.js';
import type { Planned } from '../stack.js';
import type { GoFacts } from './facts.js';

/** A module is compiled to one binary, which runs alone: on static distroless, or with a C library where cgo is used. */
export function planGo(facts: GoFacts, choices: Choices): Planned {
  const program = programOf(facts, choices);
  if (typeof program !== 'string') return { questions: [program] };
  const outside = facts.localModules?.value.filter((path) => path.startsWith('..')) ?? [];
  if (outside.length > 0) {
    return {
      questions: [
        {
          flag: 'DIR',
          what: `go.mod replaces a module by ${outside[0]}, which lies outside of this folder. Run it in the folder that holds both.`,
          options: [],
        },
      ],
    };
  }
  if (facts.cgo && choices.base === 'alpine') {
    const what = `The binary is linked with glibc (${facts.cgo.value}), and Alpine has musl.`;
    return { questions: [{ flag: '--base', what, options: ['slim', 'distroless'] }] };
  }
  const port = choices.port ?? facts.port?.value;
  return {
    plan: {
      stages: [
        ...(choices.pattern === 'development' ? [developmentStage(facts, choices, program, port)] : []),
        buildStage(facts, choices, program),
        runtimeStage(facts, choices, port),
      ],
      ignore: [{ title: 'What Go builds and tests', patterns: ['bin', '**/*_test.go', '**/*.test', '**/*.out'] }],
      keep: ['go.mod', ...(facts.hasSum.value ? ['go.sum'] : []), ...(facts.runtimeFiles?.value ?? [])],
      port,
      healthPath: choices.health ?? facts.healthPath?.value,
      user: userOf(choices, NONROOT),
      needsRoot: false,
      notes: notesOf(facts),
    },
  };
}

/** The user `nonroot` of distroless images. */
const NONROOT = '65532:65532';
const MODULES: Mount = { type: 'cache', target: '/go/pkg/mod' };
const OBJECTS: Mount = { type: 'cache', target: '/root/.cache/go-build' };

/** One program, the one that is asked for, or the one that has the module's name. */
function programOf({ programs, name }: GoFacts, { main }: Choices) {
  const all = programs.value;
  const asked =
    main === undefined ? undefined : all.find((path) => path === main || path === `./${main.replace(/^\.\//, '')}`);
  if (asked) return asked;
  if (main === undefined) {
    const [only] = all;
    if (only && all.length === 1) return only;
    const own = all.find((path) => path === `./cmd/${name.value}`) ?? all.find((path) => path === '.');
    if (own) return own;
  }
  const what =
    all.length === 0
      ? 'No package main was found.'
      : main === undefined
        ? 'There is more than one program.'
        : `There is no program in ${main}.`;
  return { flag: '--main', what, options: all };
}

function buildStage(facts: GoFacts, { version }: Choices, program: string): PlannedStage {
  const isStatic = facts.cgo === undefined;
  const isVendored = facts.isVendored.value;
  const local = facts.localModules?.value ?? [];
  const steps: Step[] = [{ kind: 'workdir', path: '/src' }];
  if (!isVendored) {
    steps.push(
      {
        kind: 'copy',
        sources: ['go.mod', ...(facts.hasSum.value ? ['go.sum'] : [])],
        to: './',
        why: 'Modules change less often than sources: this layer stays.',
      },
      // A module that is replaced by a folder must be there with its go.mod.
      ...local.map((path): Step => ({ kind: 'copy', sources: [path], to: path })),
      { kind: 'run', commands: ['go mod download'], mounts: [MODULES] },
    );
  }
  steps.push({ kind: 'copy', sources: ['.'], to: '.' });
  if (isStatic) steps.push({ kind: 'arg', name: 'TARGETOS' }, { kind: 'arg', name: 'TARGETARCH' });
  const environment = isStatic ? 'CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH ' : 'CGO_ENABLED=1 ';
  steps.push({
    kind: 'run',
    commands: [
      `${environment}go build -trimpath -ldflags="-s -w"${isVendored ? ' -mod=vendor' : ''} -o /out/app ${program}`,
    ],
    mounts: isVendored ? [OBJECTS] : [MODULES, OBJECTS],
  });
  return {
    name: 'build',
    from: `golang:${version ?? facts.version.value}-trixie`,
    // Go compiles for other platforms by itself, a C compiler does not.
    ...(isStatic ? { platform: 'build' } : {}),
    steps,
  };
}

function runtimeStage(facts: GoFacts, choices: Choices, port: number | undefined): PlannedStage {
  const files = facts.runtimeFiles?.value ?? [];
  const health = facts.healthCommand?.value;
  return {
    name: 'runtime',
    from: runtimeImageOf(facts, choices),
    ...(facts.cgo ? { why: `The binary is linked with a C library: ${facts.cgo.value}.` } : {}),
    steps: [
      // The certificates by which it trusts others; distroless images have them.
      ...(choices.base === 'slim' ? [CERTIFICATES] : []),
      ...(choices.port !== undefined && facts.environment?.value.includes('PORT')
        ? [{ kind: 'env', values: { PORT: String(choices.port) } } satisfies Step]
        : []),
      { kind: 'workdir', path: '/app' },
      ...files.map((path): Step => ({ kind: 'copy', from: 'build', sources: [`/src/${path}`], to: `./${path}` })),
      { kind: 'copy', from: 'build', sources: ['/out/app'], to: '/app/app' },
      ...finalSteps(
        facts,
        {
          command: [],
          entrypoint: ['/app/app'],
          user: userOf(choices, NONROOT),
          port,
          healthPath: facts.healthPath?.value,
          probe: health && (() => ['/app/app', ...health]),
          startPeriod: 5,
        },
        choices,
      ),
    ],
  };
}

function runtimeImageOf({ cgo }: GoFacts, { base }: Choices): string {
  if (base === 'slim') return 'debian:trixie-slim';
  if (base === 'alpine') return 'alpine:3.24';
  return cgo ? 'gcr.io/distroless/base-debian13:nonroot' : 'gcr.io/distroless/static-debian13:nonroot';
}

const CERTIFICATES: Step = {
  kind: 'copy',
  from: 'build',
  sources: ['/etc/ssl/certs/ca-certificates.crt'],
  to: '/etc/ssl/certs/',
};

/** For work on the sources, which are mounted over /src. */
function developmentStage(
  facts: GoFacts,
  { version }: Choices,
  program: string,
  port: number | undefined,
): PlannedStage {
  return {
    name: 'development',
    from: `golang:${version ?? facts.version.value}-trixie`,
    why: 'For work on the sources: docker build --target development, and mount them over /src.',
    steps: [
      { kind: 'workdir', path: '/src' },
      { kind: 'copy', sources: ['.'], to: '.' },
      // The compiler keeps its results in the home folder.
      { kind: 'env', values: { GOCACHE: '/tmp/go-build', GOMODCACHE: '/tmp/go-mod' } },
      { kind: 'user', user: NONROOT },
      ...(port === undefined ? [] : [{ kind: 'expose', port } satisfies Step]),
      { kind: 'cmd', command: ['go', 'run', program] },
    ],
  };
}

function notesOf({ healthCommand, kind }: GoFacts): readonly string[] {
  if (healthCommand || kind.value !== 'server') return [];
  return [
    'There is no HEALTHCHECK: the image has nothing but the binary. Let the orchestrator ask it, or give the program a -health-check flag that asks itself.',
  ];
}
