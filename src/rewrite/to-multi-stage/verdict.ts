import type { Command } from '#shell/command.js';
import type { Refused } from './conversion.js';

/** Where a command stands. */
export interface Place {
  /** The folder that it is started in. */
  readonly folder: string;
  /** What `~` and `$HOME` stand for. */
  readonly home: string;
  /** The program's own folders. */
  readonly folders: readonly string[];
  /** What commands before it brought. */
  readonly brought: ReadonlySet<string>;
  /** Whether a file stays in the build. */
  isTool(path: string): boolean;
  /** The image that runs has the same base: what changes its settings is done there again. */
  readonly isSameBase: boolean;
  readonly pipelines: readonly Command[];
}

export interface Verdict {
  readonly refuses?: Pick<Refused, 'code' | 'reason' | 'unblock'>;
  readonly isRepeated?: boolean;
  readonly brings?: readonly string[];
  readonly owns?: readonly string[];
  readonly owner?: string;
}
