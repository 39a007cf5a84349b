import type { JoinedText } from '#text/joined-text.js';
import type { Span } from '#text/span.js';
import type { Command } from './command.js';
import type { Dialect } from './dialect.js';
import type { Statement } from './statements.js';

/** What a shell, or in exec form the kernel, receives from an instruction. */
export interface Script {
  /** The text that the shell reads, with the way back into the file. */
  readonly source: JoinedText;
  readonly dialect: Dialect;
  /** heredoc: the body of a here-document is the script; nested: a string handed to `sh -c` or a shell's input. */
  readonly form: 'shell' | 'exec' | 'heredoc' | 'nested';
  /** Every simple command in order of place, also inside groups, conditions and substitutions. */
  readonly commands: readonly Command[];
  /** The top level: one entry for each list that `;` or a line end closes. */
  readonly statements: readonly Statement[];
  /** Where a shell would refuse the text. */
  readonly problems: readonly ShellProblem[];
}

export interface ShellProblem {
  readonly message: string;
  readonly span: Span;
}
