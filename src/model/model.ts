import type { Document, Instruction } from '#dockerfile/document.js';
import type { Command } from '#shell/command.js';
import type { Script } from '#shell/script.js';
import { scriptsOf } from '#shell/scripts-of.js';
import { readStages } from './read-stages.js';
import type { Stage } from './stage.js';
import type { Variable, VariableHistory } from './variable.js';

/** What a Dockerfile means. Built once and read-only; scripts are read on first use. */
export interface Model {
  readonly document: Document;
  readonly stages: readonly Stage[];
  /** The stage that a plain `docker build` makes. */
  readonly target: Stage | undefined;
  /** The ARGs before the first FROM. */
  readonly globals: readonly Variable[];
  /** A global ARG or a predefined variable, as FROM can use it. */
  global(name: string): Variable | undefined;
  /** The stage that an instruction stands in, also one held back by ONBUILD; undefined before the first FROM. */
  stageOf(instruction: Instruction): Stage | undefined;
  /** What a shell or the kernel receives from an instruction, also from one held back by ONBUILD. */
  scriptsOf(instruction: Instruction): readonly Script[];
  /** The commands of all its scripts. */
  commandsOf(instruction: Instruction): readonly Command[];
}

/** Reads the meaning of a document. */
export function modelOf(document: Document): Model {
  const scripts = new Map<Instruction, readonly Script[]>();
  const commands = new Map<Instruction, readonly Command[]>();
  const stageByInstruction = new Map<Instruction, Stage>();
  const model: Model = {
    document,
    stages: [],
    target: undefined,
    globals: [],
    global: () => undefined,
    stageOf: (instruction) => stageByInstruction.get(instruction),
    scriptsOf: (instruction) =>
      remembered(scripts, instruction, () => {
        const shell = stageByInstruction.get(instruction)?.at(instruction).shell;
        return scriptsOf(document.text, instruction, shell ?? ['/bin/sh', '-c']);
      }),
    commandsOf: (instruction) =>
      remembered(commands, instruction, () => model.scriptsOf(instruction).flatMap((script) => script.commands)),
  };
  const { stages, globals } = readStages(document, (instruction) => model.commandsOf(instruction));
  for (const stage of stages) {
    for (const instruction of stage.instructions) {
      for (const each of withHeldBack(instruction)) stageByInstruction.set(each, stage);
    }
  }
  return Object.assign(model, { stages, target: stages.at(-1), ...globalsOf(globals) });
}

/** An instruction and the one that it holds back. */
export function withHeldBack(instruction: Instruction): readonly Instruction[] {
  if (instruction.kind !== 'ONBUILD' || !instruction.instruction) return [instruction];
  return [instruction, instruction.instruction];
}

function globalsOf(history: VariableHistory): Pick<Model, 'globals' | 'global'> {
  const global = (name: string) => history.find(name, Number.POSITIVE_INFINITY);
  const names = history.namesBefore(Number.POSITIVE_INFINITY);
  const variables = names.map(global).filter((variable) => variable?.source === 'global');
  return { globals: variables as readonly Variable[], global };
}

function remembered<Key, Value>(cache: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const value = make();
  cache.set(key, value);
  return value;
}
