import type { Instruction } from '#dockerfile/document.js';
import type { Stage } from './stage.js';

/** Whether a path is absolute for Linux or for Windows. */
export function isAbsolutePath(path: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:(?:[/\\]|$))/.test(path);
}

/**
 * Whether the file itself sets a working directory before an instruction: by a WORKDIR of this stage or of a stage
 * below, or for a trigger by another trigger. What a base image sets does not count.
 */
export function hasOwnWorkdir(stage: Stage, before: Instruction): boolean {
  for (const instruction of stage.instructions) {
    if (instruction.lines.start >= before.lines.start) break;
    if (instruction.kind === 'WORKDIR') return true;
    if (before.trigger && instruction.kind === 'ONBUILD' && instruction.instruction?.kind === 'WORKDIR') return true;
  }
  return stage.base.kind === 'stage' && stage.base.stage.at().workdirIsSet && chainSetsWorkdir(stage.base.stage);
}

function chainSetsWorkdir(stage: Stage): boolean {
  if (stage.instructions.some(({ kind }) => kind === 'WORKDIR')) return true;
  return stage.base.kind === 'stage' && chainSetsWorkdir(stage.base.stage);
}
