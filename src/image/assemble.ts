import { Readable } from 'node:stream';
import { jsonObjectIn } from '#text/json-object.js';
import type { Blob } from './blob.js';
import { isDigest, sha256Of, verifiedChunks } from './blob.js';
import type { HistoryEntry, Image, ImageConfig, Layer } from './image.js';
import { damaged } from './image-error.js';
import { layerEntries } from './layer-walk.js';
import type { Limits } from './limits.js';
import { standardLimits } from './limits.js';
import { platformOf } from './platform.js';

/** What a source has found: nothing of it is trusted yet. */
export interface ImageParts {
  readonly name: string;
  readonly digest: string | undefined;
  readonly tags: readonly string[];
  readonly manifestBytes: Buffer | undefined;
  readonly configBytes: Buffer;
  readonly blobs: readonly { readonly blob: Blob; readonly size: number; readonly mediaType: string }[];
  close(): Promise<void>;
}

/** A layer with what walks over it; the library's users see the Layer only. */
export interface StoredLayer extends Layer {
  readonly blob: Blob;
}

/**
 * The one door through which every source's images pass: the config must be one, name a digest for each layer and
 * have a history, if it has one, that fits. Throws a ToolError for an image that contradicts itself.
 */
export function assembleImage(parts: ImageParts, limits: Limits = standardLimits): Image {
  const config = configIn(parts.name, parts.configBytes);
  const diffIds = config.rootfs?.diff_ids ?? [];
  if (diffIds.length !== parts.blobs.length)
    throw damaged(parts.name, `its config names ${diffIds.length} layers, its manifest ${parts.blobs.length}.`);
  const wrong = diffIds.find((diffId) => !isDigest(diffId));
  if (wrong !== undefined)
    throw damaged(parts.name, `a diffID of its config is no digest (${String(wrong).slice(0, 80)}).`);
  const steps = layerStepsOf(config);
  if (steps.length > 0 && steps.length !== diffIds.length)
    throw damaged(parts.name, `its history tells of ${steps.length} layers, but there are ${diffIds.length}.`);
  const layers = parts.blobs.map(({ blob, size, mediaType }, index): StoredLayer => {
    const diffId = diffIds[index] as string;
    return {
      index,
      digest: blob.digest,
      diffId,
      size,
      mediaType,
      createdBy: steps[index]?.created_by ?? '',
      created: steps[index]?.created,
      blob,
      open: async () => Readable.from(verifiedChunks(blob), { objectMode: false }),
      entries: () => layerEntries(blob, diffId, limits),
    };
  });
  return {
    name: parts.name,
    digest: parts.digest,
    id: sha256Of(parts.configBytes),
    platform: platformOf(
      textOr(config.os) || 'linux',
      textOr(config.architecture) || 'unknown',
      textOr(config.variant),
    ),
    tags: parts.tags,
    layers,
    config: async () => config,
    manifestBytes: parts.manifestBytes,
    configBytes: parts.configBytes,
    close: parts.close,
  };
}

/** The steps of a history that made a layer, one a layer. */
export function layerStepsOf({ history }: ImageConfig): readonly HistoryEntry[] {
  return (history ?? []).filter(({ empty_layer }) => !empty_layer);
}

/** A config of which the parts that we use have the types that they should have. */
function configIn(name: string, bytes: Buffer): ImageConfig {
  const value = jsonObjectIn(bytes);
  if (!value) throw damaged(name, 'its config is no JSON object.');
  const rootfs = value.rootfs as { diff_ids?: unknown } | undefined;
  const isSound =
    (rootfs === undefined ||
      rootfs === null ||
      rootfs.diff_ids === undefined ||
      rootfs.diff_ids === null ||
      Array.isArray(rootfs.diff_ids)) &&
    (value.history === undefined || value.history === null || isListOfObjects(value.history)) &&
    isContainerConfig(value.config);
  if (!isSound) throw damaged(name, 'its config is malformed.');
  const history = (value.history as HistoryEntry[] | null | undefined)?.map(
    ({ created, created_by, comment, author, empty_layer }) => ({
      created: textOr(created),
      created_by: textOr(created_by),
      comment: textOr(comment),
      author: textOr(author),
      empty_layer: empty_layer === true,
    }),
  );
  return {
    ...value,
    history,
    created: textOr(value.created),
    config: (value.config ?? undefined) as ImageConfig['config'],
    rootfs: { diff_ids: (rootfs?.diff_ids as string[] | null | undefined) ?? [] },
  };
}

function isContainerConfig(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value !== 'object' || Array.isArray(value)) return false;
  const { Env, Entrypoint, Cmd, Labels, User, WorkingDir, Volumes, ExposedPorts } = value as Record<string, unknown>;
  return (
    [Env, Entrypoint, Cmd].every(
      (list) =>
        list === undefined || list === null || (Array.isArray(list) && list.every((text) => typeof text === 'string')),
    ) &&
    [User, WorkingDir].every((text) => text === undefined || text === null || typeof text === 'string') &&
    [Labels, Volumes, ExposedPorts].every(
      (map) => map === undefined || map === null || (typeof map === 'object' && !Array.isArray(map)),
    ) &&
    Object.values(Labels ?? {}).every((text) => typeof text === 'string')
  );
}

function isListOfObjects(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'object' && each !== null);
}

function textOr(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
