import type { BuildStep } from './build-step.js';
import type { ConfigDifference } from './compare-config.js';
import type { FileDifference } from './compare-files.js';
import type { FileList } from './file-list.js';
import type { ImageFacts } from './image-facts.js';
import type { OpenedFiles } from './opened-files.js';
import type { RunResult } from './run-container.js';

/** An image that was built and run. */
export interface Built extends ImageFacts {
  /** The Dockerfile, as it was named. */
  readonly dockerfile: string;
  /** Bytes of the layers, each compressed as a push does; undefined when not measured. */
  readonly compressed: number | undefined;
  /** Undefined when steps may have come from the cache. */
  readonly coldSeconds: number | undefined;
  /** After a change of `touched`; undefined when the build takes no file that could be changed. */
  readonly warmSeconds: number | undefined;
  /** The source file whose change the warm build saw. */
  readonly touched: string | undefined;
  readonly steps: readonly BuildStep[];
  /** How many steps the warm build took from the cache. */
  readonly warmCached: number | undefined;
  /** The numeric id that the program runs as; undefined when the image does not know the user. */
  readonly uid: number | undefined;
  readonly files: FileList;
  /** Undefined when the image has no command to run. */
  readonly run: RunResult | undefined;
}

/** Two images compared. Nothing unexplained and nothing worse: proven. */
export interface Proof {
  readonly before: Built;
  readonly after: Built;
  readonly files: readonly FileDifference[];
  readonly config: readonly ConfigDifference[];
  /** Which of the files that the second image lacks the first program opens; undefined when that was not asked. */
  readonly opened: OpenedFiles | undefined;
  /** Differences that nothing explains, one a line. */
  readonly unexplained: readonly string[];
  /** What the second image does worse. */
  readonly worse: readonly string[];
}
