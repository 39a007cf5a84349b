import type { JoinedText } from '#text/joined-text.js';
import type { Span } from '#text/span.js';
import type { Script } from './script.js';
import type { ShellWord } from './shell-word.js';

/** A simple command that an instruction runs, with its exact place in the file. */
export interface Command {
  /** The program's name without its path: `apt-get`; '' when an expansion decides it. */
  readonly program: string;
  /** The name as the shell gets it, with a path if one is written; undefined for a bare assignment. */
  readonly name: ShellWord | undefined;
  /** What follows the name. */
  readonly args: readonly ShellWord[];
  readonly assignments: readonly Assignment[];
  readonly redirects: readonly Redirect[];
  /** From its first to its last word, redirections and assignments included. */
  readonly span: Span;
  /** The same in offsets of `script.source.text`. */
  readonly start: number;
  readonly end: number;
  readonly script: Script;
  /** The pipeline that it stands in, itself included. */
  readonly pipeline: readonly Command[];
  /** The operator before it in its list: undefined at the start, or after `;` or a line end. */
  readonly after: '&&' | '||' | undefined;
  readonly before: '&&' | '||' | undefined;
  /** The constructs around it, outermost first. */
  readonly inside: readonly Enclosure[];
  readonly background: boolean;
  /** The command that starts it: `sudo` of `sudo apt-get update`. */
  readonly wrapper: Command | undefined;
}

export type Enclosure =
  | 'subshell'
  | 'group'
  | 'condition'
  | 'if'
  | 'loop'
  | 'case'
  | 'function'
  | 'substitution'
  | 'negation';

/** `name=value` before a command, or alone. */
export interface Assignment {
  readonly name: string;
  readonly value: ShellWord | undefined;
  readonly span: Span;
}

export interface Redirect {
  readonly operator: string;
  /** The file descriptor that is written before the operator. */
  readonly descriptor: number | undefined;
  readonly target: ShellWord | undefined;
  /** The body of a here-document. */
  readonly heredoc: JoinedText | undefined;
  readonly span: Span;
}
