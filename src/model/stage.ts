import type { From, Instruction, Word } from '#dockerfile/document.js';
import type { BaseImageFacts } from '#knowledge/base-image.js';
import type { Command } from '#shell/command.js';
import type { Dialect } from '#shell/dialect.js';
import type { ImageName } from './image-name.js';
import type { Variable } from './variable.js';

/** What a stage starts from. */
export type Base =
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'scratch' }
  | { readonly kind: 'image'; readonly image: ImageName; readonly facts: BaseImageFacts | undefined }
  /** A variable without a default, or no image reference at all. */
  | { readonly kind: 'unknown' };

/** A use of another stage or of an image: FROM, `COPY --from`, `RUN --mount from=`. */
export interface Edge {
  readonly kind: 'from' | 'copy' | 'mount';
  readonly instruction: Instruction;
  /** The name as it is written. */
  readonly word: Word;
  /** The stage that it names; undefined for an image, a named context, or a mistake. */
  readonly stage: Stage | undefined;
}

/** A build stage: a FROM and the instructions behind it. */
export interface Stage {
  /** Its number, from 0. */
  readonly index: number;
  /** Its name in lower case, as BuildKit compares it. */
  readonly name: string | undefined;
  readonly from: From;
  /** All its instructions, FROM first. */
  readonly instructions: readonly Instruction[];
  readonly base: Base;
  /** The image at the bottom of its chain of stages. */
  readonly rootBase: Exclude<Base, { kind: 'stage' }>;
  /** The image reference behind FROM with ARG defaults filled in; undefined when a variable has none. */
  readonly baseText: string | undefined;
  /** What it takes from elsewhere, its own FROM included when that names a stage. */
  readonly edges: readonly Edge[];
  /** It is the stage that a plain `docker build` makes: the last one. */
  readonly isTarget: boolean;
  /** Its layers are layers of the target's image: it is the target, or the target is built FROM it. */
  readonly shipped: boolean;
  /** The target needs it, be it only to copy from. */
  readonly used: boolean;
  /** Every command that its RUNs run, in order. */
  readonly commands: readonly Command[];
  /** What holds when this instruction is reached. Without one: at the end of the stage. */
  at(instruction?: Instruction): State;
}

/** What the instructions before a place have set. */
export interface State {
  /** The user; undefined when only the build can tell. `root` unless USER or a known base image says otherwise. */
  readonly user: string | undefined;
  /** The USER that set it; undefined when it comes from the base image. */
  readonly userInstruction: Instruction | undefined;
  /** The absolute working directory; undefined when only the build can tell. */
  readonly workdir: string | undefined;
  /** A WORKDIR of this stage, of a stage below, or of a known base image set it. */
  readonly workdirIsSet: boolean;
  /** What SHELL says; `['/bin/sh', '-c']` by default. */
  readonly shell: readonly string[];
  /** The SHELL that set it. */
  readonly shellInstruction: Instruction | undefined;
  /** What the shell speaks; for /bin/sh what a known base image has there. */
  readonly dialect: Dialect;
  /** The variable that an instruction can use here; undefined when nothing sets it. */
  variable(name: string): Variable | undefined;
  /** Names that are set here, by the file or by a known base image. */
  variableNames(): readonly string[];
  /** A text with its variables filled in and quotes removed; undefined when a value is not known before the build. */
  expand(text: string): string | undefined;
}
