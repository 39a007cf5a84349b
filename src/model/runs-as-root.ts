import type { Cmd, Entrypoint, Instruction } from '#dockerfile/document.js';
import { isImageStartedAsRoot, isNoService, isStartedAsRoot, STEP_DOWN } from '#knowledge/services.js';
import type { Command } from '#shell/command.js';
import { effectsOf } from '#shell/effects.js';
import type { Stage } from './stage.js';
import { chainCommands, chainOf, startOf } from './stage-chain.js';

/** Whether something in a stage changes from root to another user when the container starts. */
export function stepsDown(
  stage: Stage,
  text: string,
  commandsOf: (instruction: Instruction) => readonly Command[],
): boolean {
  const { entrypoint, cmd } = startOf(stage);
  const facts = stage.rootBase.kind === 'image' ? stage.rootBase.facts : undefined;
  // The base image's own entrypoint is still the one that runs.
  if (facts?.stepsDown && !entrypoint) return true;
  if (facts && !entrypoint && !cmd && isImageStartedAsRoot(facts.image)) return true;
  for (const each of chainOf(stage)) {
    for (const instruction of each.instructions) {
      if (instruction.kind === 'USER' || instruction.kind === 'LABEL') continue;
      if (STEP_DOWN.test(text.slice(instruction.span.start, instruction.span.end))) return true;
    }
  }
  const started = [entrypoint, cmd].flatMap((each) => (each ? commandsOf(each) : []));
  if (started.some(({ program }) => isStartedAsRoot(program))) return true;
  // A script that we cannot read, and a user who would be of no use otherwise.
  return started.some(isScript) && chainCommands(stage).some(createsUser);
}

/** The ENTRYPOINT or CMD that starts something of its own, or `base` when the base image does; undefined for a shell, a REPL or nothing. */
export function serviceOf(
  stage: Stage,
  commandsOf: (instruction: Instruction) => readonly Command[],
): Cmd | Entrypoint | 'base' | undefined {
  const { entrypoint, cmd } = startOf(stage);
  for (const each of [entrypoint, cmd]) {
    if (!each || (each.form === 'exec' ? each.exec.length === 0 : each.shell.text === '')) continue;
    const last = commandsOf(each).at(-1);
    const args = last?.args.map(({ value }) => value) ?? [];
    if (!last || !isNoService(last.program, args)) return each;
  }
  const isExposed = chainOf(stage).some(({ instructions }) => instructions.some(({ kind }) => kind === 'EXPOSE'));
  if (isExposed) return 'base';
  const facts = stage.rootBase.kind === 'image' ? stage.rootBase.facts : undefined;
  return !entrypoint && !cmd && facts?.command === 'server' ? 'base' : undefined;
}

function isScript({ name }: Command): boolean {
  return name !== undefined && /entrypoint|\.sh$|(?:^|\/)(?:start|run|init|boot|launch)[\w-]*$/i.test(name.value);
}

function createsUser(command: Command): boolean {
  return effectsOf(command).some(({ kind }) => kind === 'user');
}
