import type { Cmd, Entrypoint } from '#dockerfile/document.js';
import type { Command } from '#shell/command.js';
import type { Stage } from './stage.js';

/** A stage and the stages that it is built on, from the bottom up. */
export function chainOf(stage: Stage): readonly Stage[] {
  return stage.base.kind === 'stage' ? [...chainOf(stage.base.stage), stage] : [stage];
}

/** Every command that a stage and the stages below it run. */
export function chainCommands(stage: Stage): readonly Command[] {
  return chainOf(stage).flatMap(({ commands }) => commands);
}

/** The ENTRYPOINT and the CMD that count for a stage; undefined when the file sets none. */
export function startOf(stage: Stage): { readonly entrypoint: Entrypoint | undefined; readonly cmd: Cmd | undefined } {
  let entrypoint: Entrypoint | undefined;
  let cmd: Cmd | undefined;
  for (const each of chainOf(stage)) {
    for (const instruction of each.instructions) {
      if (instruction.kind === 'ENTRYPOINT') entrypoint = instruction;
      else if (instruction.kind === 'CMD') cmd = instruction;
    }
  }
  return { entrypoint, cmd };
}
