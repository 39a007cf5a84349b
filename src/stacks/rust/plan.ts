import type { Choices } from '#project/choices.js';
import type { Mount, PlannedStage, Step } from '../build-plan.js';
import { userOf } from '../final-steps.js';
import type { Planned, Question } from '../stack.js';
import { systemPackages } from '../system-packages.js';
import type { Binary, RustFacts } from './facts.js';
import { debianOf, NONROOT, runtimeStage } from './runtime-stage.js';

/** A package is compiled to one binary with what it links with; caches keep what was compiled, or a layer does where none are kept. */
export function planRust(facts: RustFacts, choices: Choices): Planned {
  const binary = binaryOf(facts, choices);
  if ('flag' in binary) return { questions: [binary] };
  const refused = refusalOf(facts, choices);
  if (refused) return { questions: [refused] };
  const port = choices.port ?? facts.port?.value;
  const isDevelopment = choices.pattern === 'development';
  return {
    plan: {
      stages: [
        ...(isDevelopment ? [developmentStage(facts, choices, binary, port)] : []),
        ...(choices.builder === 'ephemeral'
          ? layeredStages(facts, choices, binary)
          : [cachedStage(facts, choices, binary)]),
        runtimeStage(facts, choices, port),
      ],
      ignore: [{ title: 'What cargo makes', patterns: ['**/target', '**/*.rs.bk'] }],
      keep: [
        ...facts.manifests.value,
        ...(facts.lockFile ? [facts.lockFile.value] : []),
        ...(facts.runtimeFiles?.value ?? []),
      ],
      port,
      healthPath: choices.health ?? facts.healthPath?.value,
      user: userOf(choices, NONROOT),
      needsRoot: false,
      notes: notesOf(facts, choices),
    },
  };
}

/** The only binary, the one that is asked for, or the one that cargo itself would run. */
function binaryOf({ binaries, defaultBinary }: RustFacts, { main }: Choices): Binary | Question {
  const all = binaries.value;
  const wanted = main ?? defaultBinary?.value;
  const asked = all.find(({ name }) => name === wanted);
  const [only] = all;
  const found = asked ?? (main === undefined && all.length === 1 ? only : undefined);
  if (found) return found;
  const what =
    all.length === 0
      ? 'No binary was found: there is neither src/main.rs nor src/bin nor [[bin]] in Cargo.toml.'
      : main === undefined
        ? 'There is more than one binary.'
        : `There is no binary ${main}.`;
  return { flag: '--main', what, options: all.map(({ name }) => name) };
}

function refusalOf({ unstable, nativeLibraries }: RustFacts, { base, version }: Choices): Question | undefined {
  if (unstable && version === undefined)
    return {
      flag: '--runtime-version',
      what: `${unstable.from} asks for ${unstable.value}, of which there are no images with a version. Name the release that the project builds with, if there is one.`,
      options: [],
    };
  const [library] = nativeLibraries?.value.flatMap(({ runtime }) => runtime) ?? [];
  if (base === 'alpine')
    return {
      flag: '--base',
      what: 'The binary is linked with glibc, and Alpine has musl.',
      options: library ? ['slim'] : ['slim', 'distroless'],
    };
  if (base === 'distroless' && library)
    return {
      flag: '--base',
      what: `The binary is linked with ${library}, which distroless images do not have.`,
      options: ['slim'],
    };
  return undefined;
}

function imageOf(facts: RustFacts, choices: Choices): string {
  return `rust:${choices.version ?? facts.version.value}-${debianOf(facts, choices)}`;
}

/** What every compiling stage begins with. */
function toolSteps(facts: RustFacts): readonly Step[] {
  const packages = [
    ...(facts.nativeLibraries?.value.flatMap(({ build }) => build) ?? []),
    ...(facts.signalHandler ? [] : ['tini']),
  ];
  const steps: Step[] = [];
  if (packages.length > 0) steps.push(systemPackages(packages));
  if (facts.toolchainFile)
    steps.push({
      kind: 'env',
      values: { RUSTUP_TOOLCHAIN: '$RUST_VERSION' },
      why: `The compiler of the image, and no other that rustup would fetch for ${facts.toolchainFile.value}.`,
    });
  if (facts.offlineQueries)
    steps.push({
      kind: 'env',
      values: { SQLX_OFFLINE: 'true' },
      why: 'Queries are checked with .sqlx: there is no database here.',
    });
  return [...steps, { kind: 'workdir', path: '/src' }];
}

function buildCommand({ lockFile }: RustFacts, binary: Binary): string {
  const locked = lockFile ? ' --locked' : '';
  return `cargo build --release${locked} --package ${binary.package} --bin ${binary.name}`;
}

function cachedStage(facts: RustFacts, choices: Choices, binary: Binary): PlannedStage {
  const mounts: readonly Mount[] = [
    { type: 'cache', target: '/usr/local/cargo/registry' },
    { type: 'cache', target: '/usr/local/cargo/git/db' },
    // Two builds of one target folder would wait for each other anyway.
    { type: 'cache', target: '/src/target', id: `${facts.name.value}-target-$TARGETPLATFORM`, isLocked: true },
  ];
  return {
    name: 'build',
    from: imageOf(facts, choices),
    steps: [
      ...toolSteps(facts),
      { kind: 'copy', sources: ['.'], to: '.' },
      { kind: 'arg', name: 'TARGETPLATFORM' },
      {
        kind: 'run',
        commands: [buildCommand(facts, binary), `install -D target/release/${binary.name} /out/app`],
        mounts,
        why: 'The target folder is a cache and no part of the layer: the binary is copied out of it in the same step.',
      },
    ],
  };
}

/** cargo-chef compiles what the lock file names before the sources are there, for a layer that stays. */
function layeredStages(facts: RustFacts, choices: Choices, binary: Binary): readonly PlannedStage[] {
  const locked = facts.lockFile ? ' --locked' : '';
  return [
    {
      name: 'chef',
      from: imageOf(facts, choices),
      why: 'Crates are compiled in a layer of their own, by what cargo-chef finds in the manifests.',
      steps: [...toolSteps(facts), { kind: 'run', commands: [`cargo install cargo-chef --version ${CHEF} --locked`] }],
    },
    {
      name: 'recipe',
      from: 'chef',
      steps: [
        { kind: 'copy', sources: ['.'], to: '.' },
        { kind: 'run', commands: ['cargo chef prepare --recipe-path recipe.json'] },
      ],
    },
    {
      name: 'build',
      from: 'chef',
      steps: [
        {
          kind: 'copy',
          from: 'recipe',
          sources: ['/src/recipe.json'],
          to: './',
          why: 'It changes with the manifests only.',
        },
        {
          kind: 'run',
          commands: [
            `cargo chef cook --release${locked} --package ${binary.package} --bin ${binary.name} --recipe-path recipe.json`,
          ],
        },
        { kind: 'copy', sources: ['.'], to: '.' },
        { kind: 'run', commands: [buildCommand(facts, binary), `install -D target/release/${binary.name} /out/app`] },
      ],
    },
  ];
}

/** The newest on 2026-11-21. */
const CHEF = '0.1.78';

function developmentStage(facts: RustFacts, choices: Choices, binary: Binary, port: number | undefined): PlannedStage {
  return {
    name: 'development',
    from: imageOf(facts, choices),
    why: 'For work on the sources: docker build --target development, and mount them over /src.',
    steps: [
      ...toolSteps(facts),
      { kind: 'copy', sources: ['.'], to: '.' },
      { kind: 'env', values: { CARGO_HOME: '/tmp/cargo', CARGO_TARGET_DIR: '/tmp/target' } },
      { kind: 'user', user: NONROOT },
      ...(port === undefined ? [] : [{ kind: 'expose', port } satisfies Step]),
      { kind: 'cmd', command: ['cargo', 'run', '--package', binary.package, '--bin', binary.name] },
    ],
  };
}

function notesOf(facts: RustFacts, { base }: Choices): readonly string[] {
  const notes: string[] = [];
  const isSlim = base === 'slim' || facts.nativeLibraries?.value.some(({ runtime }) => runtime.length > 0);
  if (!facts.lockFile) notes.push('There is no Cargo.lock: every build may take other versions. Commit it.');
  if (!facts.signalHandler)
    notes.push(
      'The program takes no notice of SIGTERM: tini ends it, in the middle of whatever it does. Handle the signal and finish what is begun.',
    );
  if (facts.kind.value === 'server' && !isSlim)
    notes.push(
      'There is no HEALTHCHECK: the image has nothing but the binary. Let the orchestrator ask it, or take --base slim.',
    );
  return notes;
}
