import type { Arg, Document, From, Instruction, Word } from '#dockerfile/document.js';
import { expand } from '#dockerfile/expand.js';
import { baseImageFactsOf } from '#knowledge/base-image.js';
import type { Command } from '#shell/command.js';
import { parseImageName } from './image-name.js';
import { predefinedVariables } from './predefined-variables.js';
import type { Base, Edge, Stage } from './stage.js';
import { StageStates } from './stage-states.js';
import { VariableHistory } from './variable.js';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The stages of a document with the edges between them, and the global ARGs. */
export function readStages(
  document: Document,
  commandsOf: (instruction: Instruction) => readonly Command[],
): { readonly stages: readonly Stage[]; readonly globals: VariableHistory } {
  const globals = readGlobals(document);
  const groups = stageInstructions(document);
  const stages: Mutable<Stage>[] = [];
  /** A later stage of a name hides the earlier one. */
  const byName = new Map<string, Stage>();
  const statesOf = new Map<Stage, StageStates>();
  for (const [index, instructions] of groups.entries()) {
    const from = instructions[0] as From;
    const baseText = from.image && expandGlobal(from.image.text, globals, document.escape);
    const base = baseOf(baseText, byName);
    const below = base.kind === 'stage' ? statesOf.get(base.stage) : undefined;
    const states = new StageStates(document, instructions, base, below, globals);
    let commands: readonly Command[] | undefined;
    const stage: Mutable<Stage> = {
      index,
      name: from.name?.text.toLowerCase(),
      from,
      instructions,
      base,
      rootBase: base.kind === 'stage' ? base.stage.rootBase : base,
      baseText,
      edges: [],
      isTarget: index === groups.length - 1,
      shipped: false,
      used: false,
      get commands() {
        commands ??= instructions.flatMap((each) => (each.kind === 'RUN' ? commandsOf(each) : []));
        return commands;
      },
      at: (instruction) => states.at(instruction),
    };
    stages.push(stage);
    statesOf.set(stage, states);
    if (stage.name !== undefined) byName.set(stage.name, stage);
  }
  for (const stage of stages) stage.edges = edgesOf(stage, stages, byName);
  markTarget(stages);
  return { stages, globals };
}

function readGlobals(document: Document): VariableHistory {
  const globals = new VariableHistory();
  for (const variable of predefinedVariables) globals.declare(-1, variable);
  for (const [index, instruction] of document.instructions.entries()) {
    if (instruction.kind === 'FROM') break;
    if (instruction.kind === 'ARG') declareGlobals(instruction, index, globals, document.escape);
  }
  return globals;
}

function declareGlobals(instruction: Arg, index: number, globals: VariableHistory, escape: '\\' | '`'): void {
  for (const { name, value, span } of instruction.declarations) {
    const known = value && expandGlobal(value.text, globals, escape);
    globals.declare(index, { name: name.text, value: known, source: 'global', span });
  }
}

function expandGlobal(text: string, globals: VariableHistory, escape: '\\' | '`'): string | undefined {
  let known = true;
  const lookup = (name: string): string | undefined => {
    const variable = globals.find(name, Number.POSITIVE_INFINITY);
    if (variable && variable.value === undefined) known = false;
    return variable?.value;
  };
  const { value, problem } = expand(text, { escape, lookup });
  return known && !problem ? value : undefined;
}

function stageInstructions(document: Document): readonly (readonly Instruction[])[] {
  const groups: Instruction[][] = [];
  for (const instruction of document.instructions) {
    if (instruction.kind === 'FROM') groups.push([instruction]);
    else groups.at(-1)?.push(instruction);
  }
  return groups;
}

function baseOf(text: string | undefined, earlier: ReadonlyMap<string, Stage>): Base {
  if (!text) return { kind: 'unknown' };
  const stage = earlier.get(text.toLowerCase());
  if (stage) return { kind: 'stage', stage };
  if (text === 'scratch') return { kind: 'scratch' };
  const image = parseImageName(text);
  return image ? { kind: 'image', image, facts: baseImageFactsOf(image) } : { kind: 'unknown' };
}

function edgesOf(stage: Stage, stages: readonly Stage[], byName: ReadonlyMap<string, Stage>): readonly Edge[] {
  const edges: Edge[] = [];
  const { from, base } = stage;
  if (base.kind === 'stage' && from.image)
    edges.push({ kind: 'from', instruction: from, word: from.image, stage: base.stage });
  const add = (kind: Edge['kind'], instruction: Instruction, word: Word | undefined) => {
    if (word) edges.push({ kind, instruction, word, stage: stageNamed(word.text, stages, byName) });
  };
  for (const instruction of stage.instructions) {
    if (instruction.kind === 'COPY') add('copy', instruction, instruction.from);
    if (instruction.kind === 'RUN') for (const { from: word } of instruction.mounts) add('mount', instruction, word);
  }
  return edges;
}

/** The stage that `--from` names, by name or by number. */
function stageNamed(name: string, stages: readonly Stage[], byName: ReadonlyMap<string, Stage>): Stage | undefined {
  if (/^\d+$/.test(name)) return stages[Number(name)];
  return byName.get(name.toLowerCase());
}

function markTarget(stages: readonly Mutable<Stage>[]): void {
  const target = stages.at(-1);
  let shipped: Mutable<Stage> | undefined = target;
  while (shipped && !shipped.shipped) {
    shipped.shipped = true;
    shipped = shipped.base.kind === 'stage' ? stages[shipped.base.stage.index] : undefined;
  }
  const open = target ? [target] : [];
  for (let stage = open.pop(); stage; stage = open.pop()) {
    if (stage.used) continue;
    stage.used = true;
    for (const edge of stage.edges) if (edge.stage) open.push(stages[edge.stage.index] as Mutable<Stage>);
  }
}
