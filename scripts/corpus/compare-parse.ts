import type { Document, Instruction } from '#dockerfile/document.js';
import { parse } from '#dockerfile/parse.js';
import { LineIndex } from '#text/line-index.js';
import type { CorpusFile, ReferenceNode, ReferenceParse } from './corpus.js';

/** How our parse of a corpus file compares with BuildKit's. */
export interface ParseComparison {
  readonly roundTrip: boolean;
  readonly accepted: boolean;
  /** The file is accepted by both and all instructions are equal. */
  readonly equal: boolean;
  /** BuildKit refuses the file and we report a problem at its line. */
  readonly rejectedFlagged: boolean;
  /** The first difference in words. */
  readonly difference?: string;
}

/** Parses the file and compares instructions, flags, JSON form, arguments, here-documents and line ranges. */
export function compareParse(file: CorpusFile, reference: ReferenceParse): ParseComparison {
  const document = parse(file.text);
  const roundTrip = nodesTile(document);
  const refusal = reference.err ?? reference.ierr;
  if (refusal !== undefined) {
    const difference = refusalDifference(document, refusal);
    return { roundTrip, accepted: false, equal: false, rejectedFlagged: !difference, difference };
  }
  const difference = problemOf(document) ?? nodeDifference(document, reference);
  return { roundTrip, accepted: true, equal: !difference, rejectedFlagged: false, difference };
}

/** Whether the nodes give back the text, each byte once. */
export function nodesTile(document: Document): boolean {
  let at = 0;
  for (const { lines } of document.nodes) {
    if (lines.start !== at) return false;
    at = lines.end;
  }
  return at === document.text.length;
}

function problemOf(document: Document): string | undefined {
  const problem = document.problems[0];
  return problem && `accepted by BuildKit, but: ${problem.rule}: ${problem.message}`;
}

function refusalDifference(document: Document, refusal: string): string | undefined {
  const line = /on line (\d+)/.exec(refusal)?.[1];
  const index = new LineIndex(document.text);
  const flagged = document.problems.some(({ span }) => {
    if (line === undefined) return true;
    const instruction = document.instructions.find(({ lines }) => lines.start <= span.start && span.start < lines.end);
    return index.lineOf((instruction ?? { span }).span.start) === Number(line);
  });
  return flagged ? undefined : `not flagged: ${refusal}`;
}

function nodeDifference(document: Document, reference: ReferenceParse): string | undefined {
  const expected = reference.nodes ?? [];
  if (document.escape !== (reference.escape ?? '\\')) return `escape is ${document.escape}`;
  const index = new LineIndex(document.text);
  for (let at = 0; at < Math.max(expected.length, document.instructions.length); at++) {
    const ours = document.instructions[at];
    const theirs = expected[at];
    if (!ours || !theirs) return `${document.instructions.length} instructions, not ${expected.length}`;
    const [left, right] = [JSON.stringify(shapeOf(ours, document.text, index)), JSON.stringify(referenceShape(theirs))];
    if (left !== right) return `ours  ${left}\n  theirs ${right}`;
  }
  return undefined;
}

/** The reference keeps a held-back instruction apart from the arguments of its ONBUILD. */
function shapeOf(instruction: Instruction, text: string, index: LineIndex): unknown {
  const endLine = index.lineOf(Math.max(instruction.lines.end - 1, instruction.lines.start));
  return {
    ...wordsOf(instruction),
    child: instruction.kind === 'ONBUILD' && instruction.instruction ? wordsOf(instruction.instruction) : null,
    lines: [index.lineOf(instruction.lines.start), endLine],
    line: instruction.line.text,
    heredocs: instruction.heredocs.map(({ name, body, expand, chomp, fileDescriptor }) => {
      return [name, text.slice(body.start, body.end), expand, chomp, fileDescriptor];
    }),
  };
}

function wordsOf(instruction: Instruction): object {
  const held = instruction.kind === 'ONBUILD' && instruction.instruction !== undefined;
  return {
    cmd: instruction.keyword.text.toUpperCase(),
    args: held ? [] : instruction.args,
    flags: instruction.flags.map(({ name, value }) => (value ? `--${name}=${value.text}` : `--${name}`)),
    json: !held && instruction.json,
  };
}

function referenceShape(node: ReferenceNode): unknown {
  return {
    ...referenceWords(node),
    child: node.child ? referenceWords(node.child) : null,
    lines: [node.start, node.end],
    line: node.original,
    heredocs: (node.heredocs ?? []).map(({ Name, Content, Expand, Chomp, FD }) => [Name, Content, Expand, Chomp, FD]),
  };
}

function referenceWords(node: Pick<ReferenceNode, 'cmd' | 'args' | 'flags' | 'json'>): object {
  return {
    cmd: node.cmd.toUpperCase(),
    args: node.args ?? [],
    flags: node.flags ?? [],
    json: node.json ?? false,
  };
}
