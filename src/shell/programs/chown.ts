import type { Invocation } from '../invocation.js';
import type { Effect } from '../program.js';
import { defineProgram } from '../program.js';

/** chown. Source: chown(1). */
export default defineProgram({
  names: ['chown'],
  valued: ['--reference', '--from'],
  subcommands: 0,
  clusters: true,
  effects: changesOwner,
});

/** The change of an owner or a group, which the first operand names. */
export function changesOwner({ operands, options }: Invocation): readonly Effect[] {
  const [value, ...paths] = operands;
  if (!value || options.some(({ name }) => name === '--reference')) return [];
  const recursive = options.some(({ name }) => name === '-R' || name === '--recursive');
  return [{ kind: 'permissions', what: 'owner', value, paths, recursive }];
}
