import type { Image, ImageConfig } from './image.js';
import { platformText } from './platform.js';

/** What `plimsoll image inspect` shows. */
export interface ImageSummary {
  readonly name: string;
  readonly tags: readonly string[];
  readonly digest: string | undefined;
  readonly id: string;
  readonly platform: string;
  readonly created: string | undefined;
  readonly author: string | undefined;
  /** Bytes of all layers as stored. */
  readonly size: number;
  readonly layers: readonly {
    readonly digest: string;
    readonly diffId: string;
    readonly size: number;
    readonly mediaType: string;
  }[];
  readonly config: NonNullable<ImageConfig['config']>;
}

/** An image in short: nothing of its layers is read for it. */
export async function imageSummaryOf(image: Image): Promise<ImageSummary> {
  const config = await image.config();
  return {
    name: image.name,
    tags: image.tags,
    digest: image.digest,
    id: image.id,
    platform: platformText(image.platform),
    created: config.created,
    author: config.author,
    size: image.layers.reduce((sum, { size }) => sum + size, 0),
    layers: image.layers.map(({ digest, diffId, size, mediaType }) => ({ digest, diffId, size, mediaType })),
    config: config.config ?? {},
  };
}
