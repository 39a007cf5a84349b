import type { Platform, PlatformEntry } from '#image/platform.js';
import { parsePlatform, platformEntries, platformIn, platformText, serves } from '#image/platform.js';
import { jsonObjectIn, objectOf } from '#text/json-object.js';
import { ToolError } from '../tool-error.js';
import type { Manifest } from './manifest.js';
import type { Repository } from './open.js';
import { openRegistry, openRepository } from './open.js';
import type { RegistryOptions } from './options.js';
import type { RateLimit } from './rate-limit.js';
import { isIndex, noPlatform, readImageManifest } from './read-image.js';
import { sortTags } from './tag-order.js';

/** Names that a registry lists. */
export interface ListedNames {
  /** The repository whose tags they are, or the registry whose repositories they are. */
  readonly of: string;
  readonly kind: 'tags' | 'repositories';
  readonly names: readonly string[];
  /** There are more than were asked for. */
  readonly more: boolean;
  readonly rateLimit: RateLimit | undefined;
}

/** A part of an image, by what it contains. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  /** Bytes as the registry stores them; undefined when the manifest does not say. */
  readonly size: number | undefined;
}

/** What a manifest says, with the few facts of the config that tell images apart. */
export interface ManifestFacts {
  readonly name: string;
  readonly manifest: Manifest;
  /** The images of an index; undefined for an image. */
  readonly platforms:
    | readonly { readonly platform: string; readonly digest: string; readonly size: number | undefined }[]
    | undefined;
  /** Undefined for an index. */
  readonly image: ImageFacts | undefined;
  readonly rateLimit: RateLimit | undefined;
}

export interface ImageFacts {
  /** `linux/amd64`; undefined when the config is that of something else than an image. */
  readonly platform: string | undefined;
  readonly created: string | undefined;
  readonly config: Descriptor | undefined;
  readonly layers: readonly Descriptor[];
}

const LARGEST_CONFIG = 8 * 2 ** 20;

/** The tags of a repository: as the registry orders them, or the newest version first. */
export async function lookUpTags(
  name: string,
  { limit = Infinity, sort = false }: { readonly limit?: number; readonly sort?: boolean },
  options: RegistryOptions,
): Promise<ListedNames> {
  const repository = openRepository(name, options);
  const { names, more } = await repository.tags(sort ? undefined : limit);
  const listed = sort ? sortTags(names) : names;
  return {
    of: repository.name.repository,
    kind: 'tags',
    names: listed.slice(0, limit),
    more: more || listed.length > limit,
    rateLimit: repository.rateLimit,
  };
}

/** The repositories of a registry. */
export async function lookUpRepositories(
  host: string,
  limit: number | undefined,
  options: RegistryOptions,
): Promise<ListedNames> {
  const registry = openRegistry(host, options);
  const { names, more } = await registry.repositories(limit);
  return { of: host, kind: 'repositories', names, more, rateLimit: registry.rateLimit };
}

/** The manifest that a name stands for, or the one of an image for a platform: `linux/arm64`. */
export async function lookUpManifest(
  name: string,
  platform: string | undefined,
  options: RegistryOptions,
): Promise<ManifestFacts> {
  const wanted = platform === undefined ? undefined : parsePlatform(platform);
  if (platform !== undefined && !wanted) {
    const message = `${JSON.stringify(platform)} is no platform.`;
    throw new ToolError('PLATFORM_INVALID', message, 'Write os/architecture[/variant], such as linux/arm64.');
  }
  const repository = openRepository(name, options);
  const { reference } = repository;
  const shown = `${repository.name.repository}${reference.includes(':') ? '@' : ':'}${reference}`;
  const manifest = wanted
    ? await readImageManifest(repository, reference, wanted, shown)
    : await repository.manifest(reference);
  const content = jsonObjectIn(manifest.bytes) ?? {};
  const image = isIndex(manifest) ? undefined : await imageFacts(repository, content);
  if (wanted && image?.platform !== undefined) checkPlatform(shown, wanted, image.platform);
  return {
    name: shown,
    manifest,
    platforms: isIndex(manifest) ? platformEntries(content).map(listedPlatform) : undefined,
    image,
    rateLimit: repository.rateLimit,
  };
}

function checkPlatform(name: string, wanted: Platform, actual: string): void {
  const platform = parsePlatform(actual);
  if (platform && !serves(platform, wanted)) throw noPlatform(name, wanted, [platform]);
}

function listedPlatform({ platform, digest, size }: PlatformEntry) {
  return { platform: platform ? platformText(platform) : 'unknown', digest, size };
}

async function imageFacts(repository: Repository, content: Readonly<Record<string, unknown>>): Promise<ImageFacts> {
  const config = descriptorIn(content.config);
  const layers = (Array.isArray(content.layers) ? content.layers : []).flatMap((each) => descriptorIn(each) ?? []);
  const isImage = /^application\/vnd\.(?:oci\.image\.config|docker\.container\.image)\.v1\+json$/.test(
    config?.mediaType ?? '',
  );
  const facts = config && isImage ? await readConfig(repository, config) : undefined;
  const platform = platformIn(facts);
  const created = facts?.created;
  return {
    platform: platform && platformText(platform),
    created: typeof created === 'string' && !Number.isNaN(Date.parse(created)) ? created : undefined,
    config,
    layers,
  };
}

async function readConfig({ blob }: Repository, { digest, size }: Descriptor) {
  const chunks: Buffer[] = [];
  let length = 0;
  if (size === undefined || size > LARGEST_CONFIG) return undefined;
  for await (const chunk of await blob(digest)) {
    length += (chunk as Buffer).length;
    if (length > LARGEST_CONFIG) return undefined;
    chunks.push(chunk as Buffer);
  }
  return jsonObjectIn(Buffer.concat(chunks));
}

function descriptorIn(value: unknown): Descriptor | undefined {
  const { mediaType, digest, size } = objectOf(value) ?? {};
  if (typeof digest !== 'string') return undefined;
  return {
    mediaType: typeof mediaType === 'string' ? mediaType : '',
    digest,
    size: Number.isSafeInteger(size) ? (size as number) : undefined,
  };
}
