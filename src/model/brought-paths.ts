import { posix } from 'node:path';
import type { Stage } from './stage.js';
import { chainOf } from './stage-chain.js';

/**
 * Whether COPY, ADD or a mount may bring something to one of these paths of a stage: its destination is the path, a
 * folder above it or a place inside of it, or only the build can tell. Commands are not looked at.
 */
export function mayBring(stage: Stage, ...paths: readonly string[]): boolean {
  return chainOf(stage).some((each) =>
    each.instructions.some((instruction) => {
      if (instruction.kind === 'RUN') return instruction.mounts.some(({ type }) => type === 'bind' || type === 'cache');
      if (instruction.kind !== 'COPY' && instruction.kind !== 'ADD') return false;
      const { destination } = instruction;
      const state = each.at(instruction);
      const text = destination && state.expand(destination.text);
      if (text === undefined || (state.workdir === undefined && !text.startsWith('/'))) return true;
      const to = posix.resolve(state.workdir ?? '/', text);
      return paths.some((path) => isWithin(path, to) || isWithin(to, path));
    }),
  );
}

/** Whether a path is the folder itself or lies in it. */
export function isWithin(path: string, folder: string): boolean {
  return folder === '/' || path === folder || path.startsWith(`${folder}/`);
}
