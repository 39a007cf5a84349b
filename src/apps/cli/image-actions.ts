import type { Image, ImageFormat } from '../../index.js';
import {
  analyseImage,
  formatHistory,
  formatImageSummary,
  formatLayers,
  historyOf,
  imageSummaryOf,
  layerLinesOf,
  layerListOf,
  readSource,
  ToolError,
} from '../../index.js';
import type { OpenedOptions } from './image-open.js';
import { bytesProgress, withImage } from './image-open.js';
import { outputWidth, writeOutput } from './terminal.js';

interface Options extends OpenedOptions {
  readonly format: ImageFormat;
}

/** `plimsoll image inspect REF`. */
export async function inspect(ref: string, options: Options): Promise<void> {
  await withImage(ref, options, async (image) => {
    writeOutput(formatImageSummary(await imageSummaryOf(image), options.format));
  });
}

/** `plimsoll image layers REF`. */
export async function layers(ref: string, options: Options & { readonly dockerfile?: string }): Promise<void> {
  const source = options.dockerfile === undefined ? undefined : await readSource(options.dockerfile);
  if (source instanceof ToolError) throw source;
  await withImage(ref, options, async (image) => {
    const lines = source && layerLinesOf(source.text, await image.config());
    writeOutput(formatLayers(layerListOf(await analysed(image), lines), options.format, outputWidth()));
  });
}

/** `plimsoll image history REF`. */
export async function history(
  ref: string,
  options: OpenedOptions & { readonly format: string; readonly trunc: boolean },
): Promise<void> {
  await withImage(ref, options, async (image) => {
    const sizes = (await analysed(image)).layers.map(({ contentSize }) => contentSize);
    const steps = historyOf(await image.config(), sizes);
    writeOutput(formatHistory(steps, options.format, outputWidth(), new Date(), !options.trunc));
  });
}

function analysed(image: Image) {
  return bytesProgress(image, (onProgress) => analyseImage(image, { onProgress }));
}
