import { arch } from 'node:os';
import { ToolError } from '../../tool-error.js';
import type { Image } from '../image.js';
import type { Limits } from '../limits.js';
import { standardLimits } from '../limits.js';
import { parsePlatform, platformOf } from '../platform.js';
import { openArchive } from './archive.js';
import { openFromEngine } from './engine.js';
import { openLayout } from './layout.js';
import { openLayoutFolder } from './layout-folder.js';
import type { BlobStore, OpenOptions } from './registry.js';
import { openFromStore } from './registry.js';

/** How to open an image. */
export interface OpenImageOptions {
  /** `linux/arm64`; without it the platform of this machine, or the only one that there is. */
  readonly platform?: string;
  readonly limits?: Limits;
  /** Where images that are neither a file nor the engine's come from: a registry client. */
  readonly registry?: (name: string) => Promise<{ readonly store: BlobStore; readonly reference: string }>;
  /** The engine's address as DOCKER_HOST has it. */
  readonly dockerHost?: string;
}

/**
 * Opens an image: `file.tar` (with `#NAME` behind it when it holds several), `oci:FOLDER` (with `:NAME` or `@DIGEST`),
 * `docker:NAME` for the engine's, or NAME for a registry's, else the engine's. Throws a ToolError when there is none.
 */
export async function openImage(reference: string, options: OpenImageOptions = {}): Promise<Image> {
  const platform = options.platform === undefined ? platformOf('linux', arch()) : parsePlatform(options.platform);
  if (!platform)
    throw new ToolError(
      'PLATFORM_INVALID',
      `${options.platform} is no platform.`,
      'Write it as linux/amd64 or linux/arm/v7.',
    );
  const open: OpenOptions = {
    platform,
    platformWanted: options.platform !== undefined,
    limits: options.limits ?? standardLimits,
  };
  if (reference.startsWith('oci:')) return openFolder(reference, open);
  if (reference.startsWith('docker:'))
    return openFromEngine(reference.slice('docker:'.length), reference, open, options.dockerHost);
  if (isFile(reference)) {
    const hash = reference.lastIndexOf('#');
    const path = hash > 0 ? reference.slice(0, hash) : reference;
    return openArchive(path, hash > 0 ? reference.slice(hash + 1) : '', path, open);
  }
  if (options.registry) {
    const { store, reference: inStore } = await options.registry(reference);
    return openFromStore(store, inStore, reference, open, { tags: [], close: async () => undefined });
  }
  return openFromEngine(reference, reference, open, options.dockerHost);
}

/** A name of an image has no file's ending, and no dot or slash in front. */
function isFile(reference: string): boolean {
  return /^[./~]|\.(?:tar|tgz|tar\.\w+|oci)(?:#|$)/.test(reference) || reference.includes('\\');
}

async function openFolder(reference: string, options: OpenOptions): Promise<Image> {
  const match = /^oci:(.+?)(?:@(sha256:[0-9a-f]{64})|:([^/:]+))?$/.exec(reference);
  if (!match)
    throw new ToolError('NOT_AN_IMAGE', 'oci: needs a folder behind it.', 'Write oci:FOLDER or oci:FOLDER:NAME.');
  const [, folder = '', digest, name = ''] = match;
  const { store, tags } = await openLayout(await openLayoutFolder(folder), reference);
  return openFromStore(store, digest ?? name, reference, options, { tags, close: async () => undefined });
}
