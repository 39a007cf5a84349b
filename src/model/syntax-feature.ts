import type { Instruction } from '#dockerfile/document.js';
import type { Span } from '#text/span.js';

/** Something in a Dockerfile that not every version of its syntax has. */
export interface SyntaxFeature {
  /** `COPY --link`, `a here-document`. */
  readonly name: string;
  /** The first `docker/dockerfile:1.N` that has it. */
  readonly minor: number;
  /** The first `docker/dockerfile:1.N-labs` that has it. */
  readonly labsMinor: number;
  readonly span: Span;
}

/**
 * The first versions with a flag: the stable one, and the one of the labs channel where it came earlier.
 * Source: the release notes of the Dockerfile frontend, as of 2026-11.
 */
const FLAGS: Readonly<Record<string, readonly [minor: number, labsMinor?: number]>> = {
  'RUN --mount': [2],
  'RUN --network': [3, 2],
  'RUN --security': [20, 1],
  'RUN --device': [27, 14],
  'COPY --chmod': [2],
  'ADD --chmod': [2],
  'COPY --link': [4],
  'ADD --link': [4],
  'COPY --exclude': [19, 7],
  'ADD --exclude': [19, 7],
  'COPY --parents': [20, 7],
  'ADD --keep-git-dir': [5],
  'ADD --checksum': [6, 5],
  'ADD --unpack': [17],
  'HEALTHCHECK --start-interval': [6],
};

/** The features of an instruction that need a certain version of the Dockerfile syntax. */
export function syntaxFeaturesOf(instruction: Instruction): readonly SyntaxFeature[] {
  const { kind, flags, heredocs } = instruction;
  const features: SyntaxFeature[] = [];
  for (const { name: flag, span } of flags) {
    const name = `${kind} --${flag}`;
    const since = FLAGS[name];
    if (since) features.push({ name, minor: since[0], labsMinor: since[1] ?? since[0], span });
  }
  for (const { marker } of heredocs) features.push({ name: 'A here-document', minor: 4, labsMinor: 3, span: marker });
  return features;
}
