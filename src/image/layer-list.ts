import { instructionText } from './history-step.js';
import type { ScannedImage } from './scan.js';

/** A layer as `plimsoll image layers` shows it. */
export interface LayerSummary {
  readonly index: number;
  readonly digest: string;
  readonly diffId: string;
  readonly mediaType: string;
  /** Bytes as stored and sent. */
  readonly size: number;
  /** Bytes of its tar. */
  readonly unpackedSize: number;
  /** Bytes of the files in it. */
  readonly contentSize: number;
  /** Members of its tar. */
  readonly entries: number;
  readonly created: string | undefined;
  readonly instruction: string;
  /** The line of the Dockerfile that made it, when the file was given and has it. */
  readonly line?: number;
  /** Members whose paths lead out of the image. */
  readonly escaping: number;
}

/** The layers from the base to the top; `lines` are those of a Dockerfile by layer. */
export function layerListOf(
  scanned: ScannedImage,
  lines: readonly (number | undefined)[] = [],
): readonly LayerSummary[] {
  return scanned.layers.map(({ layer, table, unpackedSize, contentSize, escaping }) => ({
    index: layer.index,
    digest: layer.digest,
    diffId: layer.diffId,
    mediaType: layer.mediaType,
    size: layer.size,
    unpackedSize,
    contentSize,
    entries: table.length,
    created: layer.created,
    instruction: instructionText(layer.createdBy),
    ...(lines[layer.index] === undefined ? {} : { line: lines[layer.index] }),
    escaping,
  }));
}
