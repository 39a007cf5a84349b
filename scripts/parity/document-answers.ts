import { detectSyntax, directiveValue } from '#dockerfile/detect-syntax.js';
import type { Document, Instruction } from '#dockerfile/document.js';
import { parse } from '#dockerfile/parse.js';
import { scriptsOf } from '#shell/scripts-of.js';
import { LineIndex } from '#text/line-index.js';
import { reviewerOf } from '../../src/review.js';
import type { Row } from './parser-cases.js';

/** What we make of a whole text, in the shape in which a kind of case expects it. */
export function documentAnswer(row: Row): unknown {
  const { kind, input } = row;
  const document = parse(input);
  switch (kind) {
    case 'parse':
      return `${document.instructions.map(dump).join('\n')}\n`.replaceAll('\\\n', '\n');
    case 'parse-error':
      return { error: document.problems.length > 0 };
    case 'parse-lines':
      return linesAnswer(document);
    case 'parse-warnings':
      return warningsAnswer(document, row.expected);
    case 'heredoc':
      return { firstChild: 1, heredocs: document.instructions.slice(1).map((each) => heredocsOf(each, input)) };
    case 'heredoc-chomp':
      return chomped(input);
    case 'directives':
      return directivesAnswer(row, document);
    case 'name-value':
      return nameValueAnswer(row);
    case 'instruction':
    case 'instruction-error':
      return instructionAnswer(row);
    default:
      return buildAnswer(row);
  }
}

/** BuildKit's own notation of a parse tree. */
function dump(instruction: Instruction): string {
  const flags = instruction.flags.map(({ name, value }) => goString(value ? `--${name}=${value.text}` : `--${name}`));
  const list = flags.length > 0 ? ` [${flags.join(' ')}]` : '';
  const held = instruction.kind === 'ONBUILD' ? instruction.instruction : undefined;
  const args = held ? ` ${dump(held)}` : instruction.args.map((arg) => ` ${goString(arg)}`).join('');
  return `(${instruction.keyword.text.toLowerCase()}${list}${args})`;
}

function goString(text: string): string {
  return JSON.stringify(text).replace(/\\u00([01][0-9a-f])/g, (_, code: string) => `\\x${code}`);
}

function linesAnswer({ text, instructions }: Document): unknown {
  const index = new LineIndex(text);
  const children = instructions.map(({ lines }) => [
    index.lineOf(lines.start),
    index.lineOf(Math.max(lines.end - 1, lines.start)),
  ]);
  return { start: children[0]?.[0], end: children.at(-1)?.[1], children };
}

/** The reference warns of the instructions with blank lines inside, by their joined text. */
function warningsAnswer({ instructions }: Document, expected: unknown): unknown {
  const joined = instructions.filter(({ innerBlanks }) => innerBlanks.length > 0).map(({ line }) => line.text);
  const wanted = (expected as readonly (readonly { readonly short?: string }[])[]).map((parts) =>
    parts.map(({ short }) => short).find((each) => each?.startsWith('RUN')),
  );
  const same = wanted.length === joined.length && wanted.every((each, index) => joined[index]?.trim() === each?.trim());
  return same ? expected : joined;
}

function heredocsOf({ heredocs }: Instruction, text: string): unknown {
  if (heredocs.length === 0) return null;
  return heredocs.map(({ name, body, expand, chomp, fileDescriptor }) => {
    return { name, content: text.slice(body.start, body.end), expand, chomp, fd: fileDescriptor };
  });
}

/** The body of `<<-` as a shell gets it. */
function chomped(body: string): unknown {
  const text = `RUN <<-EOF\n${body}EOF\n`;
  const [instruction] = parse(text).instructions;
  return instruction && scriptsOf(text, instruction, ['/bin/sh', '-c'])[0]?.source.text;
}

function directivesAnswer({ input, expected }: Row, document: Document): unknown {
  const shape = expected as { readonly directives?: unknown; readonly directive?: string; readonly line?: string };
  if (shape.directives)
    return { directives: document.directives.map(({ name, value }) => ({ name, value: value.text })) };
  const name = shape.directive ?? 'syntax';
  const found = name === 'syntax' ? detectSyntax(input) : directiveValue(input, name, '#');
  const full: Readonly<Record<string, unknown>> = {
    directive: name,
    found: found !== undefined,
    value: found?.image ?? '',
    line: found?.line ?? '',
    startLine: found?.lineNumber,
    endLine: found?.lineNumber,
  };
  return Object.fromEntries(Object.keys(shape).map((key) => [key, full[key]]));
}

function nameValueAnswer({ input, instruction }: Row): unknown {
  const { instructions, problems } = parse(`FROM scratch\n${instruction} ${input}\n`);
  return problems.length > 0 ? { error: problems[0]?.message } : instructions[1]?.args;
}

function instructionAnswer({ input, expected }: Row): unknown {
  const text = /^\s*(?:#|from\b)/im.test(input) ? input : `FROM scratch\n${input}`;
  const { problems, instructions, escape: _ } = parse(text);
  if (problems.length > 0) return { error: problems[0]?.message };
  const shape = expected as Readonly<Record<string, unknown>>;
  const full = shapeOf(instructions, text);
  return Object.fromEntries(Object.keys(shape).map((key) => [key, full[key]]));
}

/** Everything that some case of an instruction asks for. */
function shapeOf(instructions: readonly Instruction[], text: string): Readonly<Record<string, unknown>> {
  const last = instructions.at(-1);
  if (!last) return {};
  const documents = documentedNames(instructions);
  const base = {
    flagsUsed: last.flags.map(({ name }) => name),
    stages: instructions
      .filter(({ kind }) => kind === 'FROM')
      .map((each) => ({ docComment: documents(each, each.kind === 'FROM' ? (each.name?.text ?? '') : '') })),
    ...argDocuments(instructions, documents),
  };
  if (last.kind === 'HEALTHCHECK') {
    const words = last.form === 'exec' ? last.exec.map((word) => word.text) : [last.shell.text];
    return { ...base, healthcheckTest: [last.form === 'exec' ? 'CMD' : 'CMD-SHELL', ...words] };
  }
  if (last.kind === 'COPY' || last.kind === 'ADD') {
    const contents = last.heredocs.map(({ name, body, expand, chomp }) => {
      const content = text.slice(body.start, body.end);
      return { path: name, data: chomp ? content.replace(/^\t+/gm, '') : content, expand };
    });
    const sources = last.sources.map((word) => word.text);
    return { ...base, dest: last.destination?.text, sources: sources.length > 0 ? sources : null, contents };
  }
  if (last.kind === 'RUN') {
    const files = last.heredocs.map(({ name, body, chomp }) => ({
      name,
      data: text.slice(body.start, body.end),
      chomp,
    }));
    return { ...base, prependShell: last.form === 'shell', command: last.args, files };
  }
  return base;
}

function argDocuments(instructions: readonly Instruction[], documents: ReturnType<typeof documentedNames>): object {
  const from = instructions.findIndex(({ kind }) => kind === 'FROM');
  const named = (list: readonly Instruction[]) =>
    list.flatMap((each) =>
      each.kind === 'ARG'
        ? each.declarations.map(({ name }) => ({ key: name.text, docComment: documents(each, name.text) }))
        : [],
    );
  return { metaArgs: named(instructions.slice(0, from)), stageArgs: named(instructions.slice(from)) };
}

/** The comment above an instruction that starts with a name describes it. */
function documentedNames(_: readonly Instruction[]): (instruction: Instruction, name: string) => string {
  return ({ comments }, name) => {
    const comment = comments.find(({ text }) => name !== '' && text.startsWith(`${name} `));
    return comment ? comment.text.slice(name.length + 1) : '';
  };
}

/** What a build refuses shows up as a problem or an error, or as a target that no stage has. */
function buildAnswer({ input, target }: Row): unknown {
  const { instructions } = parse(input);
  const stages = instructions.flatMap((each) => (each.kind === 'FROM' ? [each.name?.text.toLowerCase()] : []));
  if (target && !stages.includes(target.toLowerCase())) return { error: `no stage ${target}` };
  const errors = review({ text: input }).findings;
  return errors.length > 0 ? { error: errors.map(({ rule }) => rule) } : {};
}

/** The rules that say what a build refuses; what fails only once a command runs is another matter. */
const review = reviewerOf({
  only: [
    'no-invalid-image-name',
    'declare-arg-before-from',
    'no-circular-stages',
    'no-copy-from-self',
    'no-address-in-copy',
    'no-unknown-flag',
    'no-wrong-argument-count',
  ],
});
