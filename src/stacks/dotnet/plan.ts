import type { Choices } from '#project/choices.js';
import type { Mount, PlannedStage, Step } from '../build-plan.js';
import { finalSteps, userOf } from '../final-steps.js';
import { bashProbe, wgetProbe } from '../health-probe.js';
import type { Planned, Question } from '../stack.js';
import type { DotnetFacts } from './facts.js';
import { newestOf } from './facts.js';
import type { DotnetProject } from './projects.js';
import { needsAspNetCore, withReferences } from './projects.js';

/** A project is restored with what it references, published, and runs on the runtime that its publishing asks for. */
export function planDotnet(facts: DotnetFacts, choices: Choices): Planned {
  const program = programOf(facts, choices);
  if ('flag' in program) return { questions: [program] };
  const refused = refusalOf(program, choices);
  if (refused) return { questions: [refused] };
  const port = program.kind === 'web' ? (choices.port ?? facts.port?.value) : undefined;
  return {
    plan: {
      stages: [
        ...(choices.pattern === 'development' ? [developmentStage(facts, choices, program, port)] : []),
        buildStage(facts, choices, program),
        runtimeStage(facts, choices, program, port),
      ],
      ignore: [{ title: 'What .NET builds', patterns: ['**/bin', '**/obj', '**/TestResults', '**/*.user', '**/.vs'] }],
      keep: [...facts.restoreInputs.value, ...withReferences(facts.projects.value, program).map(({ path }) => path)],
      port,
      healthPath: choices.health ?? facts.healthPath?.value,
      user: userOf(choices, APP),
      needsRoot: false,
      notes: notesOf(facts, choices, program),
    },
  };
}

/** The user `app` of the images, `$APP_UID`. */
const APP = '1654:1654';
const PACKAGES: Mount = { type: 'cache', target: '/root/.nuget/packages' };

function programOf({ projects }: DotnetFacts, { main }: Choices): DotnetProject | Question {
  const all = projects.value.filter(({ kind }) => kind !== 'library' && kind !== 'tests');
  const asked = all.find(({ path, assembly }) => path === main || assembly === main);
  const [only] = all;
  const found = asked ?? (main === undefined && all.length === 1 ? only : undefined);
  if (found) return found;
  const what =
    all.length === 0
      ? 'No project makes a program.'
      : main === undefined
        ? 'There is more than one program.'
        : `There is no program ${main}.`;
  return { flag: '--main', what, options: all.map(({ path }) => path) };
}

function refusalOf(
  { path, frameworks, references, publishing }: DotnetProject,
  { base }: Choices,
): Question | undefined {
  const windows = frameworks.find((each) => /-windows|^net[1-4]\d{0,2}$|^v[1-4]\./.test(each));
  if (windows && newestOf(frameworks) === undefined)
    return {
      flag: '--main',
      what: `${path} is for ${windows}, which runs on Windows only: there is no Linux image for it. Move it to net10.0 first.`,
      options: [],
    };
  const outside = references.find((each) => each.startsWith('../'));
  if (outside)
    return {
      flag: 'DIR',
      what: `${path} references ${outside}, which lies outside of this folder. Add a solution in the folder that holds both, and run it there.`,
      options: [],
    };
  if (publishing === 'native' && base === 'alpine')
    return {
      flag: '--base',
      what: `${path} is published as machine code, which is linked with the builder's glibc, and Alpine has musl.`,
      options: ['slim', 'distroless'],
    };
  return undefined;
}

function versionOf({ version }: DotnetFacts, choices: Choices, program: DotnetProject): string {
  return choices.version ?? newestOf(program.frameworks) ?? version.value;
}

function sdkImage(facts: DotnetFacts, choices: Choices, program: DotnetProject): string {
  const version = facts.exactSdk?.value ?? versionOf(facts, choices, program);
  return `mcr.microsoft.com/dotnet/sdk:${version}-${ubuntuOf(version)}${program.publishing === 'native' ? '-aot' : ''}`;
}

/** The Ubuntu of a release's images; those before 8 were never made on a newer one. */
function ubuntuOf(version: string): string {
  return Number.parseInt(version, 10) < 8 ? 'jammy' : 'noble';
}

function buildStage(facts: DotnetFacts, choices: Choices, program: DotnetProject): PlannedStage {
  const isNative = program.publishing === 'native';
  const folders = new Map<string, string[]>();
  for (const path of [
    ...facts.restoreInputs.value,
    ...withReferences(facts.projects.value, program).map((each) => each.path),
  ]) {
    const folder = path.includes('/') ? `${path.slice(0, path.lastIndexOf('/'))}/` : './';
    folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  const copies = [...folders].map(
    ([folder, sources], index): Step => ({
      kind: 'copy',
      sources,
      to: folder,
      ...(index === 0
        ? { why: 'What decides which packages are restored: this layer outlives a change of the code.' }
        : {}),
    }),
  );
  const architecture = ' --arch $TARGETARCH';
  const framework = program.frameworks.length > 1 ? ` --framework net${versionOf(facts, choices, program)}` : '';
  const isSelfContained = program.publishing === 'self-contained';
  // A runtime or a compiler of machine code is restored only by what publishes it.
  const noRestore = isNative || isSelfContained ? '' : ' --no-restore';
  const mounts = choices.builder === 'ephemeral' ? [] : [PACKAGES];
  return {
    name: 'build',
    from: sdkImage(facts, choices, program),
    // The SDK writes for other architectures by itself, a linker of machine code does not.
    ...(isNative ? {} : { platform: 'build' }),
    steps: [
      { kind: 'workdir', path: '/src' },
      { kind: 'arg', name: 'TARGETARCH' },
      ...copies,
      {
        kind: 'run',
        commands: [`dotnet restore ${program.path}${architecture}${facts.lockFile ? ' --locked-mode' : ''}`],
        mounts,
      },
      { kind: 'copy', sources: ['.'], to: '.' },
      {
        kind: 'run',
        commands: [
          `dotnet publish ${program.path} --configuration Release${architecture}${framework}${isSelfContained ? ' --self-contained' : ''}${noRestore} --output /out`,
        ],
        mounts,
      },
    ],
  };
}

function runtimeStage(
  facts: DotnetFacts,
  choices: Choices,
  program: DotnetProject,
  port: number | undefined,
): PlannedStage {
  const { assembly, publishing } = program;
  const isOld = Number.parseInt(versionOf(facts, choices, program), 10) < 8;
  const listens: Readonly<Record<string, string>> = isOld
    ? { ASPNETCORE_URLS: `http://+:${port}` }
    : { ASPNETCORE_HTTP_PORTS: String(port) };
  const setsPort = port !== undefined && (isOld || choices.port !== undefined);
  const binary = [`/app/${assembly}`];
  const probe = choices.base === 'distroless' ? undefined : choices.base === 'alpine' ? wgetProbe : bashProbe;
  return {
    name: 'runtime',
    from: runtimeImage(facts, choices, program),
    steps: [
      ...(setsPort ? [{ kind: 'env', values: listens } satisfies Step] : []),
      { kind: 'workdir', path: '/app' },
      { kind: 'copy', from: 'build', sources: ['/out'], to: './' },
      ...finalSteps(
        { ...facts, name: { ...facts.name, value: assembly } },
        {
          command: [],
          entrypoint:
            choices.start?.split(' ') ?? (publishing === 'framework' ? ['dotnet', `/app/${assembly}.dll`] : binary),
          user: userOf(choices, APP),
          port,
          healthPath: facts.healthPath?.value,
          probe,
          startPeriod: 15,
        },
        choices,
      ),
    ],
  };
}

/** Chiseled images have no shell and no package manager; -extra has what languages and time zones need. */
function runtimeImage(facts: DotnetFacts, choices: Choices, program: DotnetProject): string {
  const { publishing, invariantGlobalization } = program;
  const bringsRuntime = publishing === 'native' || publishing === 'self-contained';
  const image = bringsRuntime ? 'runtime-deps' : needsAspNetCore(facts.projects.value, program) ? 'aspnet' : 'runtime';
  const version = versionOf(facts, choices, program);
  const ubuntu = ubuntuOf(version);
  const variants = {
    slim: ubuntu,
    alpine: 'alpine',
    distroless: `${ubuntu}-chiseled${invariantGlobalization ? '' : '-extra'}`,
  };
  return `mcr.microsoft.com/dotnet/${image}:${version}-${variants[choices.base ?? 'slim']}`;
}

function developmentStage(
  facts: DotnetFacts,
  choices: Choices,
  program: DotnetProject,
  port: number | undefined,
): PlannedStage {
  return {
    name: 'development',
    from: sdkImage(facts, choices, program),
    why: 'For work on the sources: docker build --target development, and mount them over /src.',
    steps: [
      { kind: 'workdir', path: '/src' },
      { kind: 'copy', sources: ['.'], to: '.' },
      {
        kind: 'env',
        values: {
          DOTNET_CLI_HOME: '/tmp',
          NUGET_PACKAGES: '/tmp/packages',
          ...(port === undefined ? {} : { ASPNETCORE_ENVIRONMENT: 'Development', ASPNETCORE_HTTP_PORTS: String(port) }),
        },
      },
      { kind: 'user', user: userOf(choices, APP) },
      ...(port === undefined ? [] : [{ kind: 'expose', port } satisfies Step]),
      { kind: 'cmd', command: ['dotnet', 'watch', '--project', program.path, 'run', '--no-launch-profile'] },
    ],
  };
}

function notesOf(facts: DotnetFacts, choices: Choices, program: DotnetProject): readonly string[] {
  const notes: string[] = [];
  if (!facts.lockFile)
    notes.push(
      'There is no packages.lock.json: set RestorePackagesWithLockFile, commit the file, and every build has the same packages.',
    );
  if (choices.base === 'alpine' && !program.invariantGlobalization)
    notes.push(
      'Alpine images have no data of languages: dates and texts are written as for no country. Take --base slim if that matters.',
    );
  if (choices.base === 'distroless' && program.kind === 'web')
    notes.push('There is no HEALTHCHECK: chiseled images have nothing that could ask. Let the orchestrator do it.');
  return notes;
}
