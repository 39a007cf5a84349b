/** What became of a Dockerfile that was to be split into stages. */
export type Conversion = Converted | NotNeeded | Refused;

/** A new Dockerfile, by evidence and not yet proven by a build. */
export interface Converted {
  readonly kind: 'converted';
  readonly text: string;
  /** The steps, in order, each with the lines of the original that it is about. */
  readonly steps: readonly ConversionStep[];
  /** The image that runs. */
  readonly runtimeImage: string;
  /** Paths that the new image may have besides those of the old one: globs. */
  readonly adds: readonly string[];
  readonly notes: readonly string[];
}

export interface ConversionStep {
  readonly title: string;
  readonly why: string;
  /** From 1, of the original; none for what is new. */
  readonly lines: readonly number[];
}

/** There is nothing to gain. */
export interface NotNeeded {
  readonly kind: 'not needed';
  readonly code: 'already-multi-stage' | 'nothing-to-gain' | 'nothing-runs';
  readonly reason: string;
}

/** It cannot be done without a guess. */
export interface Refused {
  readonly kind: 'refused';
  readonly code: RefusalCode;
  readonly reason: string;
  /** The line of the original that stands in the way, from 1; undefined for the file as a whole. */
  readonly line: number | undefined;
  /** What would help. */
  readonly unblock: string;
}

export type RefusalCode =
  | 'does-not-parse'
  | 'unknown-base'
  | 'unsupported-stack'
  | 'runtime-is-the-toolchain'
  | 'multi-process'
  | 'opaque-installer'
  | 'in-place-mutation'
  | 'volume-holds-artefacts'
  | 'editable-install'
  | 'onbuild'
  | 'windows'
  | 'not-enough-evidence';

/** A refusal, thrown together where it is found. */
export function refused(code: RefusalCode, reason: string, unblock: string, line?: number): Refused {
  return { kind: 'refused', code, reason, line, unblock };
}
