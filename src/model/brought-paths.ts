import { posix } from 'node:path';
import type { Add, Copy } from '#dockerfile/document.js';
import type { Stage } from './stage.js';
import { chainOf } from './stage-chain.js';

/**
 * Whether COPY, ADD or a mount may bring something to one of these paths of a stage: its destination is the path, a
 * folder above it or a place inside of it, or only the build can tell. Commands are not looked at, and neither are the
 * transfers that `except` takes out.
 */
export function mayBring(
  stage: Stage,
  paths: readonly string[],
  except: (transfer: Copy | Add) => boolean = () => false,
): boolean {
  return chainOf(stage).some((each) =>
    each.instructions.some((instruction) => {
      if (instruction.kind === 'RUN') return instruction.mounts.some(({ type }) => type === 'bind' || type === 'cache');
      if ((instruction.kind !== 'COPY' && instruction.kind !== 'ADD') || except(instruction)) return false;
      const to = destinationOf(instruction, each);
      return to === undefined || paths.some((path) => isWithin(path, to) || isWithin(to, path));
    }),
  );
}

/** Whether a path is the folder itself or lies in it. */
export function isWithin(path: string, folder: string): boolean {
  return folder === '/' || path === folder || path.startsWith(`${folder}/`);
}

/** Where COPY or ADD puts its files, as an absolute path; undefined when only the build can tell. */
function destinationOf(transfer: Copy | Add, stage: Stage): string | undefined {
  const { destination } = transfer;
  const { workdir, expand } = stage.at(transfer);
  const text = destination && expand(destination.text);
  if (text === undefined || (workdir === undefined && !text.startsWith('/'))) return undefined;
  return posix.resolve(workdir ?? '/', text);
}
