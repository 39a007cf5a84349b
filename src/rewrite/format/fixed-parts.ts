import type { Instruction } from '#dockerfile/document.js';
import type { Model } from '#model/model.js';
import { dialectOf, isPosix } from '#shell/dialect.js';
import { fixedSpans } from '#shell/fixed-spans.js';
import { JoinedText } from '#text/joined-text.js';
import type { Span } from '#text/span.js';

/** The parts of an instruction in which every blank counts, by their places in the file. */
export function fixedParts(model: Model, instruction: Instruction): readonly Span[] {
  const { keyword, flags, heredocs } = instruction;
  const common = [keyword, ...flags].map(({ span }) => span).concat(heredocs.map(({ marker }) => marker));
  return [...common, ...ownParts(model, instruction)];
}

function ownParts(model: Model, instruction: Instruction): readonly Span[] {
  // Another blank might make a JSON array of what is none.
  if (!instruction.json && instruction.rest.text.startsWith('[') && !('shell' in instruction))
    return [wholeOf(instruction.rest)];
  switch (instruction.kind) {
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT':
    case 'HEALTHCHECK':
      if (instruction.form === 'exec') return instruction.exec.map(({ span }) => span);
      return shellParts(model, instruction, instruction.shell);
    case 'ENV':
    case 'LABEL':
      return instruction.pairs.map(({ span }) => span);
    case 'ARG':
      return instruction.declarations.map(({ span }) => span);
    case 'SHELL':
      return instruction.words.map(({ span }) => span);
    case 'COPY':
    case 'ADD':
      return [...instruction.sources, ...(instruction.destination ? [instruction.destination] : [])].map(
        ({ span }) => span,
      );
    case 'VOLUME':
      return instruction.paths.map(({ span }) => span);
    case 'EXPOSE':
      return instruction.ports.map(({ span }) => span);
    case 'FROM':
      return [];
    case 'ONBUILD':
      return instruction.instruction ? fixedParts(model, instruction.instruction) : [];
    default:
      return [wholeOf(instruction.rest)];
  }
}

function shellParts(model: Model, instruction: Instruction, shell: JoinedText): readonly Span[] {
  const program = model.stageOf(instruction)?.at(instruction).shell[0] ?? '/bin/sh';
  if (!isPosix(dialectOf(program))) return [wholeOf(shell)];
  const { text } = model.document;
  const bodies = instruction.heredocs.map(({ body, terminator }) =>
    JoinedText.of(text, body.start - 1, Math.min(terminator.end, text.length)),
  );
  return fixedSpans(bodies.length > 0 ? JoinedText.concat([shell, ...bodies]) : shell) ?? [wholeOf(shell)];
}

function wholeOf(text: JoinedText): Span {
  return text.spanOf(0, text.text.length);
}
