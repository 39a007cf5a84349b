import type { Choices } from '#project/choices.js';
import type { PlannedStage, Step } from '../build-plan.js';
import type { Planned } from '../stack.js';
import type { NodeFacts } from './facts.js';
import { NODE_IGNORE } from './ignore.js';
import type { Setting } from './install-steps.js';
import { installStage, postinstallOf, runtimeImageOf, settingOf } from './install-steps.js';
import { programStage, programUserOf } from './program.js';

/** A program runs with its production dependencies and what its build makes, and without what only the build needs. */
export function planServer(facts: NodeFacts, choices: Choices): Planned {
  const setting = settingOf(facts, choices);
  const builds = facts.buildScript !== undefined || facts.prismaSchema !== undefined;
  const stands = facts.rendering?.value === 'self-contained server';
  const needsPackages = facts.productionPackages.value > 0 && !stands;
  const isDevelopment = choices.pattern === 'development';
  const installs = needsPackages || builds || isDevelopment;
  const stages = [
    ...(installs ? setting.stages : []),
    ...(builds || isDevelopment ? [installStage(facts, setting, 'all')] : []),
    ...(isDevelopment ? [developmentStage(facts, setting, choices)] : []),
    ...(needsPackages && !prunesInBuild(facts) ? [installStage(facts, setting, 'production')] : []),
    ...(builds ? [buildStage(facts, setting)] : []),
    programStage(facts, choices, installs ? setting.runtimeImage : runtimeImageOf(facts, choices), {
      contents: contentsOf(facts, choices, needsPackages, builds),
    }),
  ];
  return {
    plan: {
      stages,
      ignore: [...NODE_IGNORE, ...ignoredOutput(facts, choices)],
      keep: [
        'package.json',
        ...(facts.lockFile ? [facts.lockFile.value] : []),
        ...(facts.installInputs?.value ?? []),
        ...(facts.runtimeFolders?.value ?? []),
      ],
      port: choices.port ?? facts.port?.value,
      healthPath: choices.health ?? facts.healthPath?.value,
      user: programUserOf(choices),
      needsRoot: false,
      notes: notesOf(facts, choices),
    },
  };
}

/** pnpm keeps what Prisma generates deep in its own folders: there the packages of the build are pruned. */
function prunesInBuild({ prismaSchema, packageManager }: NodeFacts): boolean {
  return prismaSchema !== undefined && packageManager.value.name === 'pnpm';
}

function buildStage(facts: NodeFacts, { commands, tools }: Setting): PlannedStage {
  const { prismaSchema, buildScript, framework, buildVariables } = facts;
  const isNext = framework?.value === 'Next.js';
  const steps: Step[] = [
    { kind: 'copy', from: 'deps', sources: ['/app/node_modules'], to: './node_modules' },
    { kind: 'copy', sources: ['.'], to: '.' },
    ...(isNext ? [{ kind: 'env', values: { NEXT_TELEMETRY_DISABLED: '1' } } satisfies Step] : []),
    ...(buildVariables?.value ?? []).map((name): Step => ({ kind: 'arg', name })),
  ];
  const build = [
    ...postinstallOf(facts, commands),
    ...(prismaSchema ? [commands.exec('prisma generate')] : []),
    ...(buildScript ? [commands.run('build', undefined)] : []),
    ...(prunesInBuild(facts) ? ['pnpm prune --prod'] : []),
  ];
  steps.push({
    kind: 'run',
    commands: build,
    ...(isNext ? { mounts: [{ type: 'cache', target: '/app/.next/cache' }] } : {}),
  });
  return { name: 'build', from: tools, steps };
}

function contentsOf(facts: NodeFacts, choices: Choices, needsPackages: boolean, builds: boolean): readonly Step[] {
  const { framework, rendering, runtimeFolders, entryIsSource, prismaSchema } = facts;
  const output = choices.output ?? facts.output?.value;
  const packagesFrom = prunesInBuild(facts) ? 'build' : 'prod-deps';
  const fromBuild = (path: string, to = `./${path}`): Step => ({
    kind: 'copy',
    from: 'build',
    sources: [`/app/${path}`],
    to,
  });
  const packages: readonly Step[] = needsPackages
    ? [{ kind: 'copy', from: packagesFrom, sources: ['/app/node_modules'], to: './node_modules' }]
    : [];
  const prisma = prismaSchema && packagesFrom === 'prod-deps' ? [fromBuild('node_modules/.prisma')] : [];
  const folders = (runtimeFolders?.value ?? []).map(
    (path): Step => ({ kind: 'copy', sources: [path], to: `./${path}` }),
  );
  const publicFolder: readonly Step[] = facts.publicFolder
    ? [{ kind: 'copy', sources: ['public'], to: './public' }]
    : [];
  const nextConfig = (facts.frameworkConfig ? [facts.frameworkConfig.value] : []).map(
    (path): Step => ({ kind: 'copy', sources: [path], to: './' }),
  );
  if (framework?.value === 'Next.js' && rendering?.value === 'self-contained server')
    return [fromBuild('.next/standalone', './'), fromBuild('.next/static'), ...publicFolder];
  if (rendering?.value === 'self-contained server') return [fromBuild(output ?? '.output')];
  if (!builds || entryIsSource || output === undefined)
    return [...packages, ...prisma, ...sourceSteps(facts), ...(builds && output ? [fromBuild(output)] : [])];
  const beside = framework?.value === 'Next.js' ? [...nextConfig, ...publicFolder] : folders;
  return [...packages, ...prisma, { kind: 'copy', sources: ['package.json'], to: './' }, ...beside, fromBuild(output)];
}

/** The sources themselves, by folder: what is added to the project for other purposes stays out. */
export function sourceSteps({ programSources, runtimeFolders }: NodeFacts, prefix = ''): readonly Step[] {
  const found = [...(programSources?.value ?? []), ...(runtimeFolders?.value ?? [])];
  const files = found.filter((path) => path.startsWith('*'));
  const folders = [...new Set(found.filter((path) => !path.startsWith('*')))].sort();
  return [
    { kind: 'copy', sources: ['package.json', ...files].map((path) => `${prefix}${path}`), to: './' },
    ...folders.map((path): Step => ({ kind: 'copy', sources: [`${prefix}${path}`], to: `./${path}` })),
  ];
}

function developmentStage(facts: NodeFacts, { tools, commands }: Setting, choices: Choices): PlannedStage {
  const port = choices.port ?? facts.port?.value;
  const script = facts.developmentScript?.value ?? 'start';
  return {
    name: 'development',
    from: tools,
    why: 'For work on the sources: docker build --target development, and mount them over /app.',
    steps: [
      { kind: 'env', values: { NODE_ENV: 'development' } },
      { kind: 'copy', from: 'deps', sources: ['/app/node_modules'], to: './node_modules' },
      { kind: 'copy', sources: ['.'], to: '.' },
      { kind: 'user', user: programUserOf(choices) },
      ...(port === undefined ? [] : [{ kind: 'expose', port } satisfies Step]),
      { kind: 'cmd', command: commands.run(script, undefined).split(' ') },
    ],
  };
}

function ignoredOutput({ output, entryIsSource }: NodeFacts, choices: Choices) {
  const folder = (choices.output ?? output?.value)?.split('/')[0];
  const isSource = entryIsSource?.value.startsWith(`${folder}/`);
  return folder === undefined || isSource ? [] : [{ title: 'What the build makes', patterns: [folder] }];
}

function notesOf(
  { beforeStart, listensOnlyHere, framework, rendering, lockFile, startEnvironment }: NodeFacts,
  { base }: Choices,
): readonly string[] {
  const notes: string[] = [];
  if (!lockFile) notes.push('There is no lock file: every build may install other versions. Commit one.');
  if (beforeStart && !/\bbuild\b|\btsc\b/.test(beforeStart.value))
    notes.push(
      `The start script first runs "${beforeStart.value}": run it as a job of its own before the new version starts.`,
    );
  if (listensOnlyHere)
    notes.push(
      `It listens on this machine only (${listensOnlyHere.from}): nobody reaches it from outside of the container. Listen on 0.0.0.0.`,
    );
  if (framework?.value === 'Next.js' && rendering?.value === 'server')
    notes.push(
      "Set output: 'standalone' in the config of Next.js and run this again: the image needs no node_modules then.",
    );
  if (framework?.value === 'Next.js')
    notes.push(
      'Pages and pictures that are made at run time are kept in /app/.next/cache: mount a volume there that user 1000 can write.',
    );
  if (base === 'distroless')
    notes.push('Run it with --init, or take care of SIGTERM in the program: the image has no init.');
  if (startEnvironment && Object.keys(startEnvironment.value).includes('NODE_OPTIONS'))
    notes.push('NODE_OPTIONS of the start script is kept in the image.');
  return notes;
}
