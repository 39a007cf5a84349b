import type { Document, Instruction } from '#dockerfile/document.js';
import type { Model } from '#model/model.js';
import { modelOf } from '#model/model.js';
import { dialectOf, isPosix } from '#shell/dialect.js';
import { syntaxShape } from '#shell/syntax-shape.js';

/**
 * Why two documents would not build the same, in words; undefined when they do: the same directives and
 * instructions with the same comments, flags, arguments and here-documents, and the same shell syntax in what a
 * POSIX shell reads. Any other shell's text must be the same to the byte. With `anyOrder` the arguments of a command,
 * and the comments between them, may stand in another order, as those of a package manager do.
 */
export function sameMeaning(before: Document, after: Document, anyOrder = false): string | undefined {
  const problem = after.problems[0];
  if (problem) return `it would no longer parse: ${problem.message}`;
  if (JSON.stringify(before.directives.map(directive)) !== JSON.stringify(after.directives.map(directive)))
    return 'the parser directives would change';
  if (before.instructions.length !== after.instructions.length) return 'the number of instructions would change';
  const [old, now] = [modelOf(before), modelOf(after)];
  for (const [index, instruction] of before.instructions.entries()) {
    const reason = difference(
      { model: old, anyOrder, instruction },
      { model: now, anyOrder, instruction: after.instructions[index] as Instruction },
    );
    if (reason) return `${reason} of ${instruction.keyword.text.toUpperCase()} would change`;
  }
  return undefined;
}

interface Side {
  readonly model: Model;
  readonly anyOrder: boolean;
  readonly instruction: Instruction;
}

function directive({ name, value }: Document['directives'][number]): readonly string[] {
  return [name, value.text];
}

function difference(old: Side, now: Side): string | undefined {
  const aspects: Readonly<Record<string, (side: Side) => unknown>> = {
    'the kind': ({ instruction }) => instruction.kind,
    'the flags': ({ instruction }) => instruction.flags.map(({ name, value }) => [name, value?.text]),
    'the comments': commentsOf,
    'the here-documents': ({ model, instruction }) => heredocsOf(model.document, instruction),
    'the arguments': argumentsOf,
  };
  return Object.keys(aspects).find((name) => {
    const aspect = aspects[name];
    return aspect && JSON.stringify(aspect(old)) !== JSON.stringify(aspect(now));
  });
}

function commentsOf({ model, anyOrder, instruction }: Side): unknown {
  const { text } = model.document;
  const inner = instruction.innerComments.map(({ start, end }) => text.slice(start, end).trim());
  return [instruction.comments.map((comment) => comment.text), anyOrder ? inner.sort() : inner];
}

function heredocsOf({ text }: Document, { heredocs }: Instruction): unknown {
  return heredocs.map(({ name, expand, chomp, fileDescriptor, body }) => [
    name,
    expand,
    chomp,
    fileDescriptor,
    text.slice(body.start, body.end),
  ]);
}

function argumentsOf(side: Side): unknown {
  const { instruction } = side;
  const { kind, json, args } = instruction;
  switch (kind) {
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT':
      return json ? args : shellOf(side, instruction.shell.text);
    case 'HEALTHCHECK':
      if (instruction.none || json) return [args[0]?.toUpperCase(), ...args.slice(1)];
      return shellOf(side, instruction.shell.text);
    case 'FROM':
      return [instruction.image?.text, instruction.name?.text];
    case 'ONBUILD':
      return (
        instruction.instruction && [
          instruction.instruction.kind,
          instruction.instruction.flags.map(({ name, value }) => [name, value?.text]),
          argumentsOf({ ...side, instruction: instruction.instruction }),
        ]
      );
    default:
      return [json, args];
  }
}

/** The syntax of what the shell reads, here-documents included; its text where that can't be told. */
function shellOf({ model, anyOrder, instruction }: Side, text: string): unknown {
  const shell = model.stageOf(instruction)?.at(instruction).shell[0] ?? '/bin/sh';
  if (!isPosix(dialectOf(shell))) return text;
  const { document } = model;
  const bodies = instruction.heredocs.map(({ body, terminator }) => document.text.slice(body.start, terminator.end));
  return syntaxShape(bodies.length > 0 ? `${text}\n${bodies.join('')}` : text, anyOrder) ?? text;
}
