import type { Choices } from '#project/choices.js';
import type { PlannedStage, Step } from '../build-plan.js';
import { systemPackages } from '../system-packages.js';
import type { ManagerCommands } from './commands.js';
import { commandsOf } from './commands.js';
import type { NodeFacts } from './facts.js';
import type { InstallScripts } from './install-scripts.js';

/** The images and commands that the stages of a package share. */
export interface Setting {
  /** The image that the program runs in. */
  readonly runtimeImage: string;
  /** The stage that installs and builds start from. */
  readonly tools: string;
  /** The first stages: the runtime with what a build needs besides. */
  readonly stages: readonly PlannedStage[];
  readonly commands: ManagerCommands;
  readonly isBun: boolean;
}

/** Chooses the base images and puts the package manager into the one for builds. */
export function settingOf(facts: NodeFacts, choices: Choices): Setting {
  const line = choices.version ?? facts.version.value;
  const isBun = facts.packageManager.value.name === 'bun';
  const commands = commandsOf(
    facts.packageManager.value,
    facts.lockFile !== undefined,
    scriptsOf(facts),
    line,
    facts.yarnRelease?.value,
  );
  const runtimeImage = runtimeImageOf(facts, choices);
  const buildImage = isBun
    ? `oven/bun:${facts.packageManager.value.version ?? '1'}`
    : `node:${line}-${choices.base === 'alpine' ? 'alpine' : `${suiteOf(line)}${facts.nativePackages ? '' : '-slim'}`}`;
  const why =
    facts.nativePackages && choices.base !== 'alpine' && !isBun
      ? `${facts.nativePackages.value.slice(0, 3).join(', ')} may have to be compiled: this image has the compilers.`
      : undefined;
  const isShared = buildImage === runtimeImage;
  const workdir: Step = { kind: 'workdir', path: '/app' };
  const setUp: readonly Step[] = commands.setUp === undefined ? [] : [{ kind: 'run', commands: [commands.setUp] }];
  const tools: PlannedStage = {
    name: 'tools',
    from: isShared ? 'base' : buildImage,
    why,
    steps: isShared ? setUp : [workdir, ...setUp],
  };
  const openssl = facts.prismaSchema ? [opensslStep(choices)] : [];
  const base: PlannedStage = { name: 'base', from: runtimeImage, steps: [...openssl, workdir] };
  const needsTools = !isShared || setUp.length > 0;
  return {
    runtimeImage: isShared ? 'base' : runtimeImage,
    tools: needsTools ? 'tools' : 'base',
    stages: [...(isShared ? [base] : []), ...(needsTools ? [tools] : [])],
    commands,
    isBun,
  };
}

function scriptsOf({ installScripts, productionInstallScripts }: NodeFacts): InstallScripts | undefined {
  return installScripts && productionInstallScripts && { all: installScripts, production: productionInstallScripts };
}

/** The image that the program runs in: Bun's where Bun starts it, else that of Node.js. */
export function runtimeImageOf({ start, version }: NodeFacts, choices: Choices): string {
  const { base } = choices;
  const line = choices.version ?? version.value;
  const program = choices.start?.split(' ')[0] ?? start?.value[0];
  if (program === 'bun') return base === 'alpine' ? 'oven/bun:1-alpine' : 'oven/bun:1-slim';
  if (base === 'alpine') return `node:${line}-alpine`;
  return base === 'distroless'
    ? `gcr.io/distroless/nodejs${line}-debian13:nonroot`
    : `node:${line}-${suiteOf(line)}-slim`;
}

/** For projects with Prisma. */
export function opensslStep({ base }: Choices): Step {
  return systemPackages(['openssl'], 'Prisma chooses its engine by the OpenSSL that is there.', base);
}

/** The release of Debian below: what ended before trixie came was never built on it. */
function suiteOf(line: string): string {
  return Number(line) < 20 ? 'bookworm' : 'trixie';
}

/** A stage with the installed packages, for the build or for production, from the manifests alone. */
export function installStage(
  facts: NodeFacts,
  { commands, tools }: Setting,
  scope: 'all' | 'production',
): PlannedStage {
  const isProduction = scope === 'production';
  return {
    name: isProduction ? 'prod-deps' : 'deps',
    from: tools,
    steps: [...manifestSteps(facts), ...installSteps(facts, commands, scope, [])],
  };
}

/** Brings in what an install reads, and nothing else: it runs again only when that changes. */
export function manifestSteps({ lockFile, installInputs, members }: NodeFacts): readonly Step[] {
  const inputs = installInputs?.value ?? [];
  const atRoot = inputs.filter((path) => !path.includes('/') && path.includes('.'));
  const below = inputs.filter((path) => !atRoot.includes(path));
  return [
    { kind: 'copy', sources: ['package.json', ...(lockFile ? [lockFile.value] : []), ...atRoot], to: './' },
    ...[...below, ...(members?.value ?? []).map((folder) => `${folder}/package.json`)].map(
      (path): Step => ({
        kind: 'copy',
        sources: [path],
        to:
          path.includes('.') && path.includes('/') && /\.\w+$/.test(path)
            ? `${path.slice(0, path.lastIndexOf('/'))}/`
            : path,
      }),
    ),
  ];
}

/** Installs the packages; scripts that only a developer's machine needs are taken out before. */
export function installSteps(
  { prepareScript, packageManager, installScripts }: NodeFacts,
  commands: ManagerCommands,
  scope: 'all' | 'production',
  members: readonly string[],
): readonly Step[] {
  // npm is told to run no scripts at all.
  const runsPrepare = prepareScript && (/^(?:yarn|pnpm)$/.test(packageManager.value.name) || !installScripts);
  const isForDevelopers =
    runsPrepare &&
    packageManager.value.name !== 'berry' &&
    (scope === 'production' || /\b(?:husky|lefthook|simple-git-hooks)\b/.test(prepareScript.value));
  return [
    {
      kind: 'run',
      ...(isForDevelopers ? { why: 'The prepare script needs tools that are not installed here.' } : {}),
      commands: [...(isForDevelopers ? ['npm pkg delete scripts.prepare'] : []), ...commands.install(scope, members)],
      mounts: [commands.cache],
    },
  ];
}

/** The project's own script for after an install, where the install runs none. */
export function postinstallOf(
  { postinstallScript, installScripts }: NodeFacts,
  { run }: ManagerCommands,
): readonly string[] {
  return postinstallScript && installScripts ? [run('postinstall', undefined)] : [];
}
