import { instructionText } from './history-step.js';
import type { ImageConfig } from './image.js';

/** A step of the build as `docker history` shows it. */
export interface HistoryStep {
  readonly created: string | undefined;
  readonly createdBy: string;
  readonly instruction: string;
  readonly comment: string;
  /** The number of its layer; undefined where it made none. */
  readonly layer: number | undefined;
  /** Bytes of the files in its layer; 0 where it made none. */
  readonly size: number;
}

/** The steps of a build, the first one first; `sizes` are those of the layers. */
export function historyOf(config: ImageConfig, sizes: readonly number[]): readonly HistoryStep[] {
  let next = 0;
  return (config.history ?? []).map(({ created, created_by = '', comment = '', empty_layer }) => {
    const layer = empty_layer ? undefined : next++;
    return {
      created,
      createdBy: created_by,
      instruction: instructionText(created_by),
      comment,
      layer,
      size: layer === undefined ? 0 : (sizes[layer] ?? 0),
    };
  });
}
