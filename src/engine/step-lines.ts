import type { Document, Instruction } from '#dockerfile/document.js';
import { LineIndex } from '#text/line-index.js';
import type { BuildStep } from './build-step.js';

/** The steps with the lines of the instructions that they run. */
export function withLines(steps: readonly BuildStep[], document: Document): readonly BuildStep[] {
  const index = new LineIndex(document.text);
  const stages = stagesOf(document);
  return steps.map((step) => {
    const instruction = step.internal ? undefined : instructionOf(step, stages);
    return instruction ? { ...step, line: index.lineOf(instruction.span.start) } : step;
  });
}

interface StepStage {
  readonly name: string;
  readonly steps: readonly Instruction[];
}

/** The instructions of each stage that a builder makes a step of: a FROM of an image, and what changes files. */
function stagesOf({ instructions }: Document): readonly StepStage[] {
  const stages: { readonly name: string; readonly steps: Instruction[] }[] = [];
  for (const instruction of instructions) {
    if (instruction.kind === 'FROM') {
      const base = instruction.image?.text.toLowerCase();
      const isImage = base !== 'scratch' && !stages.some(({ name }) => name === base);
      const name = instruction.name?.text.toLowerCase() ?? `stage-${stages.length}`;
      stages.push({ name, steps: isImage ? [instruction] : [] });
    } else if (MAKES_STEP.has(instruction.kind)) stages.at(-1)?.steps.push(instruction);
  }
  return stages;
}

const MAKES_STEP: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD', 'WORKDIR']);

function instructionOf(step: BuildStep, stages: readonly StepStage[]): Instruction | undefined {
  const stage = step.stage ? stageNamed(step.stage, stages) : stages[0];
  if (!stage || !step.position) return undefined;
  const { index, count } = step.position;
  const byNumber = stage.steps[index - 1];
  // ONBUILD of the base image adds steps in front: then only the text tells.
  if (stage.steps.length === count && byNumber && isOfKind(step, byNumber)) return byNumber;
  const alike = stage.steps.filter((each) => isOfKind(step, each) && textOf(each) === squeezed(step.instruction));
  return alike.length === 1 ? alike[0] : undefined;
}

/** podman numbers its stages also when they have names. */
function stageNamed(name: string, stages: readonly StepStage[]): StepStage | undefined {
  return stages.find((stage) => stage.name === name) ?? stages[Number(/^stage-(\d+)$/.exec(name)?.[1])];
}

function isOfKind({ instruction }: BuildStep, { kind }: Instruction): boolean {
  return instruction.slice(0, kind.length).toUpperCase() === kind;
}

/** An instruction as builders show it, without what they fill in. */
function textOf({ line, keyword }: Instruction): string {
  return squeezed(`${keyword.text.toUpperCase()}${line.text.slice(keyword.text.length)}`);
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
