import type { Choices } from '#project/choices.js';
import type { PlannedStage, Step } from '../build-plan.js';
import { userOf } from '../final-steps.js';
import type { Planned } from '../stack.js';
import { siteStage, WEB_ROOT, WEB_SERVER_USER } from '../web-server.js';
import type { NodeFacts } from './facts.js';
import { NODE_IGNORE } from './ignore.js';
import { installSteps, manifestSteps, type Setting, settingOf } from './install-steps.js';
import { programStage, programUserOf } from './program.js';

/** A member of a workspace is built from the workspace's root, with the members that it needs and no others. */
export function planMember(facts: NodeFacts, choices: Choices): Planned {
  const setting = settingOf(facts, choices);
  const folder = facts.member?.value ?? '';
  const isSite = facts.kind.value === 'static site';
  const port = choices.port ?? (isSite ? 8080 : facts.port?.value);
  const output = choices.output ?? facts.output?.value;
  const builds =
    isSite ||
    facts.buildScript !== undefined ||
    facts.neededMembers?.value.some(({ build }) => build !== undefined) === true;
  const stages = [
    ...setting.stages,
    ...(builds ? [installed(facts, setting, 'all'), built(facts, setting, folder)] : []),
    ...(isSite ? [] : [installed(facts, setting, 'production')]),
  ];
  const last = isSite
    ? siteStage(facts, choices, {
        copies: [{ kind: 'copy', from: 'build', sources: [`/app/${folder}/${output ?? 'dist'}`], to: WEB_ROOT }],
        port: port ?? 8080,
        isSinglePage: true,
        isBuilt: true,
      })
    : programStage(facts, choices, setting.runtimeImage, {
        folder: `/app/${folder}`,
        contents: contentsOf(facts, folder, builds, output),
      });
  const needed = facts.neededMembers?.value ?? [];
  const others = (facts.members?.value ?? []).filter(
    (each) => each !== folder && !needed.some((one) => one.folder === each),
  );
  return {
    plan: {
      stages: [...stages, last],
      ignore: [
        ...NODE_IGNORE,
        ...(others.length > 0
          ? [
              {
                title: 'Members that it does not need, but for their manifests',
                patterns: others.flatMap((each) => [`${each}/*`, `!${each}/package.json`]),
              },
            ]
          : []),
        ...(output === undefined
          ? []
          : [{ title: 'What the build makes', patterns: [`${folder}/${output.split('/')[0]}`] }]),
      ],
      keep: ['package.json', ...(facts.lockFile ? [facts.lockFile.value] : []), ...(facts.installInputs?.value ?? [])],
      port,
      healthPath: isSite ? '/healthz' : (choices.health ?? facts.healthPath?.value),
      user: isSite ? userOf(choices, WEB_SERVER_USER) : programUserOf(choices),
      needsRoot: true,
      notes: [],
    },
  };
}

/** npm and pnpm install for one member alone; the others install for all. */
function installed(facts: NodeFacts, { commands, tools }: Setting, scope: 'all' | 'production'): PlannedStage {
  const { name } = facts.packageManager.value;
  const own =
    name === 'npm'
      ? [facts.member?.value ?? '']
      : name === 'pnpm' || name === 'berry'
        ? [`./${facts.member?.value}`]
        : [];
  const members = scope === 'production' && name !== 'berry' ? own : [];
  return {
    name: scope === 'production' ? 'prod-deps' : 'deps',
    from: tools,
    steps: [...manifestSteps(facts), ...installSteps(facts, commands, scope, members)],
  };
}

/** Links between the members go through the folders that the install made: the build goes on in that stage. */
function built(
  { neededMembers, buildScript, packageManager }: NodeFacts,
  { commands }: Setting,
  folder: string,
): PlannedStage {
  const { name } = packageManager.value;
  const memberOf = (each: { readonly folder: string; readonly name: string }) =>
    name === 'npm' || name === 'yarn' ? each.folder : name === 'pnpm' ? `./${each.folder}` : each.name;
  const scripts = (neededMembers?.value ?? [])
    .filter(({ build }) => build !== undefined)
    .map((each) => commands.run('build', memberOf(each)));
  if (buildScript) scripts.push(commands.run('build', memberOf({ folder, name: folder })));
  return {
    name: 'build',
    from: 'deps',
    steps: [
      { kind: 'copy', sources: ['.'], to: '.' },
      ...(scripts.length > 0 ? [{ kind: 'run', commands: scripts } satisfies Step] : []),
    ],
  };
}

/** Installed packages with their links, then the members that they point to, then the program. */
function contentsOf(
  { neededMembers }: NodeFacts,
  folder: string,
  builds: boolean,
  output: string | undefined,
): readonly Step[] {
  const brought = (path: string): Step =>
    builds
      ? { kind: 'copy', from: 'build', sources: [`/app/${path}`], to: `/app/${path}` }
      : { kind: 'copy', sources: [path], to: `/app/${path}` };
  return [
    { kind: 'copy', from: 'prod-deps', sources: ['/app'], to: '/app' },
    ...(neededMembers?.value ?? []).map(({ folder: each }) => brought(each)),
    brought(output === undefined ? folder : `${folder}/${output}`),
  ];
}
