import type { JoinedText } from '#text/joined-text.js';
import type { Span } from '#text/span.js';

/** A parsed Dockerfile. The text is the truth: `nodes` tile it line by line, everything else are spans over it. */
export interface Document {
  readonly text: string;
  readonly escape: '\\' | '`';
  readonly nodes: readonly Node[];
  /** The instructions among the nodes, in order. */
  readonly instructions: readonly Instruction[];
  /** The parser directives among the nodes that BuildKit honours. */
  readonly directives: readonly Directive[];
  /** What BuildKit would refuse, in order of place. A broken instruction never hides the next one. */
  readonly problems: readonly SyntaxProblem[];
}

export type Node = Instruction | Comment | Directive | Blank;

interface NodeBase {
  /** The whole lines of the node with their line ends: these tile the text. */
  readonly lines: Span;
  /** The node without indentation and line end. */
  readonly span: Span;
}

/** A comment line outside of instructions; `text` is what stands behind the `#`, trimmed. */
export interface Comment extends NodeBase {
  readonly type: 'comment';
  readonly text: string;
}

/** A parser directive such as `# syntax=docker/dockerfile:1`; `name` in lower case. */
export interface Directive extends NodeBase {
  readonly type: 'directive';
  readonly name: 'syntax' | 'escape' | 'check';
  readonly value: Word;
}

export interface Blank extends NodeBase {
  readonly type: 'blank';
}

/** A piece of an instruction: its text as BuildKit hands it on (quotes kept, JSON strings decoded) and its place. */
export interface Word {
  readonly text: string;
  readonly span: Span;
}

/** An instruction flag, `--name=value`; `value` is undefined for a bare `--name`. */
export interface Flag {
  readonly name: string;
  readonly value: Word | undefined;
  readonly span: Span;
}

/** A here-document of RUN, COPY or ADD. */
export interface Heredoc {
  readonly name: string;
  /** Variables are expanded, as the name was not quoted. */
  readonly expand: boolean;
  /** Leading tabs are removed (`<<-`). */
  readonly chomp: boolean;
  readonly fileDescriptor: number;
  /** The `<<NAME` on the instruction's line. */
  readonly marker: Span;
  /** The lines between the instruction and the end word. */
  readonly body: Span;
  /** The line with the end word, empty when it is missing. */
  readonly terminator: Span;
}

export interface SyntaxProblem {
  /** The id of the rule that reports it. */
  readonly rule: ProblemRule;
  readonly message: string;
  readonly span: Span;
}

export type ProblemRule =
  | 'no-unknown-instruction'
  | 'no-wrong-argument-count'
  | 'no-instruction-before-from'
  | 'no-missing-from'
  | 'no-unterminated-heredoc'
  | 'no-invalid-directive'
  | 'no-unknown-flag'
  | 'no-invalid-flag-value'
  | 'no-invalid-mount'
  | 'no-invalid-onbuild'
  | 'no-invalid-stage-name'
  | 'no-invalid-json-array'
  | 'no-invalid-key-value'
  | 'no-invalid-healthcheck';

export interface InstructionBase<Kind extends string> extends NodeBase {
  readonly type: 'instruction';
  readonly kind: Kind;
  /** The keyword as it is written. */
  readonly keyword: Word;
  readonly flags: readonly Flag[];
  /** The logical line: continuations joined, comment and blank lines inside left out. */
  readonly line: JoinedText;
  /** What follows the keyword and the flags, trimmed. */
  readonly rest: JoinedText;
  /** The arguments as BuildKit's parser hands them on. */
  readonly args: readonly string[];
  /** The arguments are a JSON array of strings. */
  readonly json: boolean;
  readonly heredocs: readonly Heredoc[];
  /** Comment lines inside the instruction, without indentation and line end. */
  readonly innerComments: readonly Span[];
  /** Blank lines inside the instruction. */
  readonly innerBlanks: readonly Span[];
  /** The comment lines directly above, from top to bottom. */
  readonly comments: readonly Comment[];
  /** The ONBUILD that holds this instruction as its trigger. */
  readonly trigger: boolean;
}

/** How RUN, CMD, ENTRYPOINT and HEALTHCHECK CMD name what to run. */
export interface CommandForm {
  /** exec: a JSON array that starts the program itself; shell: a text for the stage's shell. */
  readonly form: 'exec' | 'shell';
  /** The elements of the JSON array; empty in shell form. */
  readonly exec: readonly Word[];
  /** The text for the shell, empty in exec form. */
  readonly shell: JoinedText;
}

export interface From extends InstructionBase<'FROM'> {
  readonly image: Word | undefined;
  readonly as: Word | undefined;
  /** The name of the stage as it is written; BuildKit compares in lower case. */
  readonly name: Word | undefined;
  readonly platform: Word | undefined;
}
export interface Run extends InstructionBase<'RUN'>, CommandForm {
  readonly mounts: readonly Mount[];
}
export interface Cmd extends InstructionBase<'CMD'>, CommandForm {}
export interface Entrypoint extends InstructionBase<'ENTRYPOINT'>, CommandForm {}
export interface Shell extends InstructionBase<'SHELL'> {
  readonly words: readonly Word[];
}
interface FileTransfer {
  /** Sources without here-documents. */
  readonly sources: readonly Word[];
  readonly destination: Word | undefined;
}
export interface Copy extends InstructionBase<'COPY'>, FileTransfer {
  readonly from: Word | undefined;
}
export interface Add extends InstructionBase<'ADD'>, FileTransfer {}
/** `key=value`, or `key value` when `legacy`. `value` keeps its quotes. */
export interface KeyValue {
  readonly key: Word;
  readonly value: Word;
  readonly legacy: boolean;
  readonly span: Span;
}
export interface Env extends InstructionBase<'ENV'> {
  readonly pairs: readonly KeyValue[];
}
export interface Label extends InstructionBase<'LABEL'> {
  readonly pairs: readonly KeyValue[];
}
export interface Arg extends InstructionBase<'ARG'> {
  readonly declarations: readonly ArgDeclaration[];
}
export interface ArgDeclaration {
  readonly name: Word;
  /** The default with its quotes; undefined without `=`. */
  readonly value: Word | undefined;
  readonly span: Span;
}
export interface Expose extends InstructionBase<'EXPOSE'> {
  readonly ports: readonly Word[];
}
export interface Volume extends InstructionBase<'VOLUME'> {
  readonly paths: readonly Word[];
}
export interface Workdir extends InstructionBase<'WORKDIR'> {
  readonly path: Word | undefined;
}
export interface User extends InstructionBase<'USER'> {
  readonly user: Word | undefined;
}
export interface Stopsignal extends InstructionBase<'STOPSIGNAL'> {
  readonly signal: Word | undefined;
}
export interface Maintainer extends InstructionBase<'MAINTAINER'> {
  readonly name: Word | undefined;
}
export interface Healthcheck extends InstructionBase<'HEALTHCHECK'>, CommandForm {
  /** HEALTHCHECK NONE switches the base image's check off. */
  readonly none: boolean;
}
export interface Onbuild extends InstructionBase<'ONBUILD'> {
  readonly instruction: Instruction | undefined;
}
export interface Unknown extends InstructionBase<'UNKNOWN'> {}

export type Instruction =
  | From
  | Run
  | Cmd
  | Entrypoint
  | Shell
  | Copy
  | Add
  | Env
  | Label
  | Arg
  | Expose
  | Volume
  | Workdir
  | User
  | Stopsignal
  | Maintainer
  | Healthcheck
  | Onbuild
  | Unknown;

/** An option of `RUN --mount`: `key=value`, or a bare `key`. */
export interface MountOption {
  readonly key: string;
  readonly value: Word | undefined;
  readonly span: Span;
}

/** A `RUN --mount`. Paths are as written; undefined where the mount does not say. */
export interface Mount {
  readonly type: string;
  readonly target: Word | undefined;
  readonly source: Word | undefined;
  readonly from: Word | undefined;
  readonly id: Word | undefined;
  readonly sharing: Word | undefined;
  readonly options: readonly MountOption[];
  readonly flag: Flag;
}
