/** What protects the machine against a hostile image. Honest images do not come near. */
export interface Limits {
  /** Members of all layers together. */
  readonly entries: number;
  /** Bytes of one layer once it is unpacked. */
  readonly layerBytes: number;
  /** Unpacked bytes for one stored byte, asked once a layer has more than `ratioFrom` bytes. */
  readonly ratio: number;
  readonly ratioFrom: number;
}

/** The limits where nobody says otherwise. deflate cannot exceed a ratio of 1,032; real layers stay below 100. */
export const standardLimits: Limits = {
  entries: 4_000_000,
  layerBytes: 256 * 2 ** 30,
  ratio: 400,
  ratioFrom: 2 ** 30,
};

/** The longest path in bytes that Linux can open, and the longest name in a folder, counted in characters at most. */
export const LONGEST_PATH = 4096;
export const LONGEST_NAME = 255;

/** The most that a header with extensions may take; Go's reader, which Docker uses, has the same limit. */
export const LARGEST_EXTENSION = 2 ** 20;

/** The most bytes of a manifest, an index or a config. */
export const LARGEST_DOCUMENT = 8 * 2 ** 20;
