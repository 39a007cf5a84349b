import type { Files } from '#project/files.js';
import { filesBelow } from '#project/files.js';
import type { PlannedStage, Step } from './build-plan.js';
import type { Fact } from './fact.js';
import { certain } from './fact.js';
import type { NodeFacts } from './node/facts.js';
import { readNodeFacts } from './node/facts.js';
import { installSteps, manifestSteps, settingOf } from './node/install-steps.js';

/** What a program in another language knows of the scripts and styles that Node.js builds for it. */
export interface AssetFacts {
  readonly assetScript?: Fact<string> | undefined;
  readonly assetPackage?: Fact<NodeFacts> | undefined;
}

/** Reads whether a program has scripts and styles to be built. */
export async function readAssets(project: Files, folder: string): Promise<AssetFacts> {
  const files = filesBelow(project, folder);
  if (!files.paths.includes('package.json')) return {};
  const facts = await readNodeFacts(project, folder);
  if (!facts?.buildScript) return {};
  return { assetScript: facts.buildScript, assetPackage: certain(facts, 'package.json') };
}

/** A stage that builds scripts and styles, with what it needs besides the sources. */
export function assetStage(
  { assetPackage }: AssetFacts,
  needs: readonly Step[],
  otherScripts: readonly string[] = [],
): PlannedStage | undefined {
  if (!assetPackage) return undefined;
  const facts = assetPackage.value;
  const setting = settingOf(facts, {});
  const [first] = setting.stages;
  return {
    name: 'assets',
    from: first?.from ?? setting.tools,
    steps: [
      ...setting.stages.flatMap(({ steps }) => steps),
      ...manifestSteps(facts),
      ...installSteps(facts, setting.commands, 'all', []),
      ...needs,
      { kind: 'copy', sources: ['.'], to: '.' },
      { kind: 'run', commands: ['build', ...otherScripts].map((script) => setting.commands.run(script, undefined)) },
    ],
  };
}
