import type { Document, Instruction } from '#dockerfile/document.js';
import { withHeldBack } from '#model/model.js';
import type { Command } from '#shell/command.js';
import { LineIndex } from '#text/line-index.js';
import { EditedText } from './edited-text.js';
import type { Gates } from './fix.js';
import type { Reviewed } from './reviewed.js';

/**
 * The gates of Dockerfiles: the text still parses, every instruction and command that no edit touched is still there,
 * every shell text is still valid, and no rule finds more than before.
 */
export const dockerfileGates: Gates<Reviewed> = {
  edits(before, after, edits) {
    const edited = new EditedText(before.document.text, edits);
    const kept = keptInstructions(before, after, edited);
    return (
      stillParses(before, after) ??
      keepsInstructions(before, after, edited, kept) ??
      keepsShellValid(before, after) ??
      keepsCommands(before, after, edited, kept)
    );
  },
  findings: findsNothingNew,
};

/** The instructions whose keyword no edit touches, with what stands in their place after the edits. */
type KeptInstructions = ReadonlyMap<Instruction, Instruction | undefined>;

function stillParses({ document: before }: Reviewed, { document: after }: Reviewed): string | undefined {
  const known = before.problems.map(({ rule, message }) => `${rule} ${message}`);
  for (const { rule, message } of after.problems) {
    const at = known.indexOf(`${rule} ${message}`);
    if (at < 0) return `the file would no longer parse: ${message}`;
    known.splice(at, 1);
  }
  return undefined;
}

/** Untouched instructions stay as they are, touched ones keep their kind, and new ones are what an edit wrote. */
function keepsInstructions(
  before: Reviewed,
  after: Reviewed,
  edited: EditedText,
  kept: KeptInstructions,
): string | undefined {
  for (const [instruction, next] of kept) {
    const { span, keyword, kind } = instruction;
    if (next?.kind !== kind) return `${placeOf(before.document, span.start)} would be no ${keyword.text}`;
    if (!edited.touchesLines(span) && textOf(before.document, instruction) !== textOf(after.document, next))
      return `${placeOf(before.document, span.start)} would take in other lines`;
  }
  const known = new Set(kept.values());
  const written = edited.written();
  const strange = after.document.instructions.find(
    (each) =>
      each.kind !== 'UNKNOWN' &&
      !known.has(each) &&
      !written.some(({ start, end }) => start <= each.span.start && each.span.start < end),
  );
  return strange && `a part of the text would become ${strange.keyword.text}`;
}

/** The commands that no edit touched are still there, in order and with the same words. */
function keepsCommands(
  before: Reviewed,
  after: Reviewed,
  edited: EditedText,
  kept: KeptInstructions,
): string | undefined {
  for (const [instruction, next] of kept) {
    const left = next ? commandsOf(after, next).map(wordsOf) : [];
    let at = 0;
    for (const command of commandsOf(before, instruction)) {
      if (edited.touchesCommand(command.span)) continue;
      const found = left.indexOf(wordsOf(command), at);
      if (found < 0) return `the command at ${placeOf(before.document, command.span.start)} would change`;
      at = found + 1;
    }
  }
  return undefined;
}

function keepsShellValid(before: Reviewed, after: Reviewed): string | undefined {
  const broken = new Set(shellProblems(before));
  return shellProblems(after).find((problem) => !broken.has(problem));
}

function findsNothingNew(before: Reviewed, after: Reviewed): string | undefined {
  const counts = new Map<string, number>();
  for (const { rule } of before.findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  for (const { rule, message } of after.findings) {
    const left = (counts.get(rule) ?? 0) - 1;
    if (left < 0) return `it would bring a new finding of ${rule}: ${message}`;
    counts.set(rule, left);
  }
  return undefined;
}

function keptInstructions({ document }: Reviewed, after: Reviewed, edited: EditedText): KeptInstructions {
  const starts = new Map(after.document.instructions.map((each) => [each.span.start, each]));
  return new Map(
    document.instructions
      // What was no instruction before has no meaning to keep.
      .filter(({ keyword, kind }) => kind !== 'UNKNOWN' && !edited.touchesWords(keyword.span))
      .map((each) => [each, starts.get(edited.shifted(each.span.start))]),
  );
}

function commandsOf({ model }: Reviewed, instruction: Instruction): readonly Command[] {
  return withHeldBack(instruction).flatMap((each) => model.commandsOf(each));
}

function wordsOf({ program, args, assignments }: Command): string {
  const names = assignments.map(({ name, value }) => `${name}=${value?.text ?? ''}`);
  return [...names, program, ...args.map(({ text }) => text)].join('\u0000');
}

function shellProblems({ document, model }: Reviewed): readonly string[] {
  return document.instructions.flatMap((instruction) =>
    withHeldBack(instruction).flatMap((each) =>
      model
        .scriptsOf(each)
        .flatMap(({ problems }) =>
          problems.map(({ message }) => `the shell would not understand ${each.kind}: ${message}`),
        ),
    ),
  );
}

function textOf({ text }: Document, { span }: Instruction): string {
  return text.slice(span.start, span.end);
}

function placeOf({ text }: Document, offset: number): string {
  return `line ${new LineIndex(text).positionOf(offset).line}`;
}
