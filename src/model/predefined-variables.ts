import { platformArgs, proxyArgs } from '#knowledge/predefined-args.js';
import type { Variable } from './variable.js';

/** What BuildKit sets without an ARG, as FROM sees it. */
export const predefinedVariables: readonly Variable[] = platformArgs.map(predefined);

/** What a stage can use without an ARG of its own. */
export const stagePredefined: ReadonlyMap<string, Variable> = new Map(
  proxyArgs.map((name) => [name, predefined(name)] as const),
);

function predefined(name: string): Variable {
  return { name, value: undefined, source: 'predefined', span: undefined };
}
