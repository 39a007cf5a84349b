import type { Model } from '#model/model.js';
import type { Stage } from '#model/stage.js';
import { chainOf } from '#model/stage-chain.js';

/**
 * Whether a stage only installs for production what another one installs for the build, from the same files: in one
 * stage that is done once.
 */
export function isSecondInstall(stage: Stage, target: Stage, model: Model): boolean {
  const shipped = chainOf(target);
  if (shipped.includes(stage)) return false;
  const builders = model.stages.filter((each) => each.used && each !== stage && !shipped.includes(each));
  const servesBuild = (each: Stage) => builders.some(({ edges }) => edges.some((edge) => edge.stage === each));
  if (servesBuild(stage)) return false;
  const files = filesOf(stage);
  const isInstall = stage.commands.every(({ program }) => /^(?:npm|npx|pnpm|yarn|bun)$/.test(program));
  return isInstall && files !== '' && builders.some((each) => servesBuild(each) && filesOf(each) === files);
}

function filesOf({ instructions }: Stage): string {
  return instructions.flatMap((each) => (each.kind === 'COPY' ? [each.line.text] : [])).join('\n');
}
