import type { Choices } from '#project/choices.js';
import type { PlannedStage, Step } from '../build-plan.js';
import { finalSteps } from '../final-steps.js';
import { pythonProbe } from '../health-probe.js';
import type { Planned } from '../stack.js';
import { initPackage, systemPackages } from '../system-packages.js';
import { developmentWords, minds, productionWords } from './commands.js';
import { contentSteps } from './contents.js';
import type { PythonFacts } from './facts.js';
import { pythonIgnore } from './ignore.js';
import { developmentSteps, environmentSteps, packageSteps, projectStep, serverStep } from './install-steps.js';
import { MODELS, modelStage, modelSteps } from './model-stage.js';
import { missingServer, notesOf } from './notes.js';
import type { Program } from './program.js';
import { questionsOf } from './questions.js';
import { imageOf, pythonUserOf, userSteps, VENV } from './setting.js';

/** Packages are installed in one stage; the image has them and the sources, and neither compilers nor package managers. */
export function planPython(facts: PythonFacts, choices: Choices): Planned {
  const program = programOf(facts, choices);
  const questions = questionsOf(facts, choices, program);
  if (questions.length > 0) return { questions };
  const port = choices.port ?? facts.port?.value ?? (program && isServed(program) ? 8000 : undefined);
  const models = modelStage(facts, choices);
  const assets = facts.staticRoot && assetsStage(facts);
  return {
    plan: {
      stages: [
        ...(models ? [models] : []),
        ...(installs(facts, choices, program) ? [buildStage(facts, choices, program)] : []),
        ...(choices.pattern === 'development' ? [developmentStage(facts, choices, program, port)] : []),
        ...(assets ? [assets] : []),
        runtimeStage(facts, choices, program, port),
      ],
      ignore: pythonIgnore(facts),
      keep: [
        ...(facts.packaging?.inputs ?? []),
        ...(facts.packaging?.localPaths.filter((path) => path !== '.') ?? []),
        ...facts.contents.value.files,
        ...facts.contents.value.folders,
        ...(installsProject(facts, program) ? ['README.md'] : []),
      ],
      port,
      healthPath: choices.health ?? facts.healthPath?.value,
      user: pythonUserOf(choices),
      needsRoot: false,
      notes: notesOf(facts, choices, program),
    },
  };
}

/** What --main names, `shop.main:app` or `worker.py`, or what the project tells. */
function programOf({ program }: PythonFacts, { main }: Choices): Program | undefined {
  if (main === undefined) return program?.value;
  const known: Program = program?.value ?? { framework: 'Python', server: 'uvicorn', target: '' };
  if (main.includes(':'))
    return { ...known, target: main, server: known.server === 'gunicorn' ? 'gunicorn' : 'uvicorn' };
  const target = main.endsWith('.py') ? main : `-m ${main}`;
  return { framework: 'Python', server: 'python', target };
}

/** A script that needs the standard library only has nothing to be built. */
function installs(facts: PythonFacts, choices: Choices, program: Program | undefined): boolean {
  const { packages = [], localPaths = [] } = facts.packaging ?? {};
  return (
    packages.length + localPaths.length > 0 ||
    (facts.packaging !== undefined && installsProject(facts, program)) ||
    missingServer(facts, choices, program) !== undefined
  );
}

function isServed({ server }: Program): boolean {
  return server === 'gunicorn' || server === 'uvicorn';
}

/** Its own commands exist once it is installed, or the requirements install it anyway. */
function installsProject({ packaging }: PythonFacts, program: Program | undefined): boolean {
  return program?.server === 'installed script' && !packaging?.localPaths.includes('.');
}

function buildStage(facts: PythonFacts, choices: Choices, program: Program | undefined): PlannedStage {
  const packaging = facts.packaging;
  const server = missingServer(facts, choices, program);
  return {
    name: 'build',
    from: imageOf(facts, choices),
    steps: [
      ...(facts.buildPackages ? [systemPackages(facts.buildPackages.value, buildReason(facts), choices.base)] : []),
      { kind: 'workdir', path: '/app' },
      ...environmentSteps(packaging),
      ...(packaging && packaging.packages.length + packaging.localPaths.length > 0 ? packageSteps(packaging) : []),
      ...(server ? [serverStep(server, packaging)] : []),
      ...(packaging && installsProject(facts, program)
        ? [{ kind: 'copy', sources: ['.'], to: '.' } satisfies Step, projectStep(packaging)]
        : []),
    ],
  };
}

function buildReason({ compiled, packaging }: PythonFacts): string {
  if (!compiled) return `${packaging?.source} takes packages from Git.`;
  return `${compiled.value.join(' and ')} ${compiled.value.length === 1 ? 'is' : 'are'} compiled: the compiler stays in this stage.`;
}

function developmentStage(
  facts: PythonFacts,
  choices: Choices,
  program: Program | undefined,
  port: number | undefined,
): PlannedStage {
  const run = facts.runtimeLibraries?.value ?? [];
  return {
    name: 'development',
    from: installs(facts, choices, program) ? 'build' : imageOf(facts, choices),
    why: 'For work on the sources: docker build --target development, and mount them over /app.',
    steps: [
      ...(run.length > 0 ? [systemPackages(run, runReason(facts), choices.base)] : []),
      ...(installs(facts, choices, program) ? [] : [{ kind: 'workdir', path: '/app' } satisfies Step]),
      ...(installs(facts, choices, program) ? developmentSteps(facts.packaging) : []),
      { kind: 'env', values: environmentOf(facts, choices, program, port) },
      { kind: 'copy', sources: ['.'], to: '.' },
      { kind: 'user', user: pythonUserOf(choices) },
      ...(port === undefined ? [] : [{ kind: 'expose', port } satisfies Step]),
      { kind: 'cmd', command: developmentWords(facts, program, choices, port) },
    ],
  };
}

/** Static files are gathered once, while the image is built. */
function assetsStage({ manage, settingsVariables }: PythonFacts): PlannedStage {
  const values = (settingsVariables?.value ?? []).map((each) => `${each} `);
  return {
    name: 'assets',
    from: 'build',
    steps: [
      { kind: 'copy', sources: ['.'], to: '.' },
      {
        kind: 'run',
        commands: [`${values.join('')}python ${manage?.value} collectstatic --noinput`],
        ...(values.length > 0
          ? { why: 'The settings want values: these are for this step only, and no secrets.' }
          : {}),
      },
    ],
  };
}

function runReason({ loading }: PythonFacts): string {
  const names = loading?.value ?? [];
  return `Libraries that ${names.join(' and ')} ${names.length === 1 ? 'loads' : 'load'} while the program runs.`;
}

function runtimeStage(
  facts: PythonFacts,
  choices: Choices,
  program: Program | undefined,
  port: number | undefined,
): PlannedStage {
  const { models, signalHandler } = facts;
  const words = productionWords(facts, program, choices, port);
  const needsInit = !minds(words) && !signalHandler;
  const run = facts.runtimeLibraries?.value ?? [];
  const staticRoot = facts.staticRoot?.value;
  return {
    name: 'runtime',
    from: imageOf(facts, choices),
    steps: [
      ...(run.length > 0 ? [systemPackages(run, runReason(facts), choices.base)] : []),
      ...(needsInit ? [initPackage(choices)] : []),
      ...userSteps(choices),
      {
        kind: 'env',
        ...(program && isServed(program)
          ? { why: 'One worker in a container: start more containers, or set WEB_CONCURRENCY.' }
          : {}),
        values: {
          ...(installs(facts, choices, program) ? { PATH: `${VENV}/bin:$PATH` } : {}),
          ...environmentOf(facts, choices, program, port),
          ...(program && isServed(program) ? { WEB_CONCURRENCY: '1' } : {}),
        },
      },
      { kind: 'workdir', path: '/app' },
      ...(models ? modelSteps(choices) : []),
      ...(installs(facts, choices, program)
        ? [{ kind: 'copy', from: 'build', sources: [VENV], to: VENV } satisfies Step]
        : []),
      ...contentSteps(facts.contents.value),
      ...(staticRoot ? [staticCopy(staticRoot)] : []),
      ...finalSteps(
        facts,
        {
          command: words,
          ...(needsInit ? { entrypoint: ['tini', '--'] } : {}),
          user: pythonUserOf(choices),
          port,
          healthPath: facts.healthPath?.value,
          probe: pythonProbe,
          startPeriod: models ? 120 : 15,
        },
        choices,
      ),
    ],
  };
}

function staticCopy(path: string): Step {
  const isAbsolute = path.startsWith('/');
  return {
    kind: 'copy',
    from: 'assets',
    sources: [isAbsolute ? path : `/app/${path}`],
    to: isAbsolute ? path : `./${path}`,
  };
}

/** What Python and its libraries should know in a container whose file system may be read-only. */
function environmentOf(
  { packaging, models, environment }: PythonFacts,
  choices: Choices,
  program: Program | undefined,
  port: number | undefined,
): Readonly<Record<string, string>> {
  const names = new Set((packaging?.packages ?? []).map(({ name }) => name));
  return {
    PYTHONUNBUFFERED: '1',
    PYTHONDONTWRITEBYTECODE: '1',
    ...(program?.root ? { PYTHONPATH: `/app/${program.root}` } : {}),
    ...(choices.port !== undefined && environment?.value.includes('PORT') ? { PORT: String(port) } : {}),
    ...(program?.framework === 'Gradio' ? { GRADIO_SERVER_NAME: '0.0.0.0', GRADIO_SERVER_PORT: String(port) } : {}),
    ...(names.has('matplotlib') ? { MPLCONFIGDIR: '/tmp/matplotlib' } : {}),
    ...(names.has('numba') ? { NUMBA_CACHE_DIR: '/tmp/numba' } : {}),
    ...(models ? { HF_HOME: MODELS, HF_HUB_OFFLINE: '1' } : {}),
  };
}
