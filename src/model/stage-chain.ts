import type { Cmd, Entrypoint } from '#dockerfile/document.js';
import type { Command } from '#shell/command.js';
import type { Stage } from './stage.js';

/** A stage and the stages that it is built on, from the bottom up. */
export function chainOf(stage: Stage): readonly Stage[] {
  const chain = [stage];
  for (let { base } = stage; base.kind === 'stage'; { base } = base.stage) chain.push(base.stage);
  return chain.reverse();
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
