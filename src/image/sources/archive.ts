import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { jsonObjectIn } from '#text/json-object.js';
import { ToolError } from '../../tool-error.js';
import { assembleImage } from '../assemble.js';
import type { Blob } from '../blob.js';
import { sha256Of } from '../blob.js';
import type { Image } from '../image.js';
import { damaged } from '../image-error.js';
import { compressionOf } from '../unpack.js';
import { fileFailure } from './file-failure.js';
import { filePart } from './file-part.js';
import { hashOf } from './hash-of.js';
import { openLayout } from './layout.js';
import type { OuterTar } from './outer-tar.js';
import { openOuterTar } from './outer-tar.js';
import type { OpenOptions } from './registry.js';
import { openFromStore } from './registry.js';
import { spool } from './spool.js';

/**
 * Opens an image in a tar: what `docker save` writes in its old and new form, or an OCI layout; compressed ones are
 * first unpacked to a temporary file. `wanted` chooses among several images. `name` is what to call it.
 */
export async function openArchive(path: string, wanted: string, name: string, options: OpenOptions): Promise<Image> {
  const { file, remove } = await openPlain(path);
  const close = async () => {
    await file.close();
    await remove();
  };
  try {
    const tar = await openOuterTar(name, file, (await file.stat()).size);
    // Docker since 25 writes both forms; the OCI one has digests.
    if (tar.find('index.json')) {
      const { store, tags } = await openLayout(tar, name);
      return await openFromStore(store, wanted, name, options, { tags, close });
    }
    return await openSaved(tar, wanted, name, options, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function openPlain(path: string): Promise<{ file: FileHandle; remove: () => Promise<void> }> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw fileFailure(path, error);
  });
  try {
    const found = await file.stat();
    if (found.isDirectory())
      throw new ToolError('NOT_AN_IMAGE', `${path} is a folder.`, `Write oci:${path} if it holds an OCI layout.`);
    const start = Buffer.alloc(512);
    const { bytesRead } = await file.read(start, 0, 512, 0);
    if (compressionOf(start.subarray(0, bytesRead)) === 'none') {
      if (!isTar(start.subarray(0, bytesRead)))
        throw new ToolError(
          'NOT_AN_IMAGE',
          `${path} is no image: it is neither a tar nor a compressed one.`,
          'Make one with docker save -o FILE NAME.',
        );
      return { file, remove: async () => undefined };
    }
    const spooled = await spool(path, filePart(file, 0, found.size));
    await file.close();
    return spooled;
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
}

function isTar(start: Buffer): boolean {
  return (
    start.length === 512 &&
    (start.toString('latin1', 257, 262) === 'ustar' || /^[0-7 ]{6}[\0 ]{2}$/.test(start.toString('latin1', 148, 156)))
  );
}

interface SavedImage {
  readonly Config?: unknown;
  readonly RepoTags?: unknown;
  readonly Layers?: unknown;
}

/** Docker's own form: manifest.json names the config and the layers as files of the tar. */
async function openSaved(
  tar: OuterTar,
  wanted: string,
  name: string,
  options: OpenOptions,
  close: () => Promise<void>,
): Promise<Image> {
  const bytes = await tar.read('manifest.json');
  if (!bytes)
    throw new ToolError(
      'NOT_AN_IMAGE',
      `${name} is a tar, but holds no image: manifest.json and index.json are missing.`,
      'docker save writes images; docker export writes files only.',
    );
  const list = jsonObjectIn(Buffer.concat([Buffer.from('{"images":'), bytes, Buffer.from('}')]))?.images;
  if (!Array.isArray(list) || list.length === 0) throw damaged(name, 'its manifest.json lists no image.');
  const { Config, Layers, RepoTags } = chosen(list as SavedImage[], wanted, name);
  const tags = textsIn(RepoTags) ?? [];
  const paths = textsIn(Layers);
  const configBytes = typeof Config === 'string' ? await tar.read(Config) : undefined;
  if (!configBytes || !paths) throw damaged(name, 'its manifest.json names no config or no layers.');
  const stated = /^(?:blobs\/sha256\/)?([0-9a-f]{64})(?:\.json)?$/.exec(Config as string)?.[1];
  if (stated && sha256Of(configBytes) !== `sha256:${stated}`)
    throw damaged(name, 'its config does not have the digest that it is named after.');
  const diffIds = (jsonObjectIn(configBytes)?.rootfs as { diff_ids?: unknown[] } | undefined)?.diff_ids;
  const blobs = await Promise.all(
    paths.map(async (path, index) => {
      const place = tar.find(path);
      if (!place) throw damaged(name, `its layer ${path} is missing.`);
      return savedLayer(tar, path, place.size, diffIds?.[index]);
    }),
  );
  return assembleImage(
    { name, digest: undefined, tags, manifestBytes: undefined, configBytes, blobs, close },
    options.limits,
  );
}

/** A plain layer has the digest of its content; that of a compressed one has to be computed. */
async function savedLayer(tar: OuterTar, path: string, size: number, diffId: unknown) {
  const chunks = () => tar.chunks(path);
  const compression = compressionOf(await firstChunk(chunks()));
  const digest = compression === 'none' && typeof diffId === 'string' ? diffId : await hashOf(chunks());
  const blob: Blob = { digest, size, chunks };
  const mediaType = `application/vnd.oci.image.layer.v1.tar${compression === 'none' ? '' : `+${compression}`}`;
  return { blob, size, mediaType };
}

async function firstChunk(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  for await (const chunk of chunks) return chunk;
  return Buffer.alloc(0);
}

function chosen(list: readonly SavedImage[], wanted: string, name: string): SavedImage {
  if (wanted === '' && list.length === 1) return list[0] ?? {};
  const tagsOf = (image: SavedImage | null) => textsIn(image?.RepoTags) ?? [];
  const full = /:[\w.-]+$/.test(wanted) ? wanted : `${wanted}:latest`;
  const found = list.find((image) => tagsOf(image).includes(full));
  if (found) return found;
  const tags = list.flatMap(tagsOf).join(', ');
  throw new ToolError(
    'IMAGE_NOT_FOUND',
    wanted === '' ? `${name} holds ${list.length} images.` : `${name} holds no image called ${wanted}.`,
    `Name one behind the file: ${name}#NAME. It holds: ${tags || 'images without names'}.`,
  );
}

function textsIn(value: unknown): string[] | undefined {
  return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : undefined;
}
