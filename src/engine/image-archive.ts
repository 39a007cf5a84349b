import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ToolError } from '../tool-error.js';
import type { Belongings } from './belongings.js';
import { buildImage } from './build-image.js';
import type { Engine } from './engine.js';

/** Saves an image to a file that is removed with the rest; gives its path. Throws EXPORT_FAILED. */
export async function savedImage(
  engine: Engine,
  made: Belongings,
  image: string,
  signal?: AbortSignal,
): Promise<string> {
  const path = join(await made.folder(), 'image.tar');
  const { code, stderr } = await engine.run(['save', image], {
    signal,
    onOutput: (output) => pipeline(output, createWriteStream(path)),
  });
  if (code === 0) return path;
  throw new ToolError('EXPORT_FAILED', `The image cannot be saved: ${stderr.trim()}.`, 'Is the disk full?');
}

/** Gets an image of this name as a build would, and saves it. Throws BASE_IMAGE_MISSING. */
export async function savedBase(engine: Engine, made: Belongings, name: string, signal?: AbortSignal): Promise<string> {
  const context = await made.folder();
  const dockerfile = join(context, 'Dockerfile');
  await writeFile(dockerfile, `FROM ${name}\n`);
  const { image } = await buildImage(engine, made, { dockerfile, shownAs: name, context, cold: false, signal });
  return savedImage(engine, made, image, signal);
}
