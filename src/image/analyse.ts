import type { DiveScore } from './efficiency.js';
import { diveScore } from './efficiency.js';
import type { Image } from './image.js';
import type { MergedImage } from './merge.js';
import { mergeLayers } from './merge.js';
import type { ScannedImage, ScanOptions } from './scan.js';
import { scanImage } from './scan.js';

/** An image read, checked and laid together: what all questions about its files are asked of. */
export interface AnalysedImage extends ScannedImage {
  readonly merged: MergedImage;
  readonly dive: DiveScore;
}

/** Reads every layer once and lays them over each other. */
export async function analyseImage(image: Image, options: ScanOptions = {}): Promise<AnalysedImage> {
  const scanned = await scanImage(image, options);
  const { watcher, score } = diveScore(scanned);
  const merged = mergeLayers(scanned, watcher);
  return { ...scanned, merged, dive: score() };
}
