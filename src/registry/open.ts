import type { Readable } from 'node:stream';
import type { ImageName } from '#model/image-name.js';
import { imageNameProblem, isRegistryHost, parseImageName } from '#model/image-name.js';
import { jsonObjectIn } from '#text/json-object.js';
import { nearestOf } from '#text/nearest.js';
import { ToolError } from '../tool-error.js';
import { openBlob } from './blob.js';
import { isDigest } from './digest.js';
import type { NameList } from './list-pages.js';
import { listPages } from './list-pages.js';
import type { Manifest } from './manifest.js';
import { declaredSizes, fetchManifest } from './manifest.js';
import type { RegistryOptions } from './options.js';
import type { RateLimit } from './rate-limit.js';
import { openSession } from './session.js';

/** One repository of a registry, open for reading. Every method rejects with a ToolError when the registry fails. */
export interface Repository {
  readonly name: ImageName;
  /** The digest or tag that the name asks for; `latest` when it has neither. */
  readonly reference: string;
  /** A manifest by tag or digest, verified. */
  manifest(reference: string): Promise<Manifest>;
  /** A blob as a stream that ends only when its size and digest are right. */
  blob(digest: string): Promise<Readable>;
  /** The tags in the registry's order, at most `limit`. */
  tags(limit?: number): Promise<NameList>;
  /** What the last answer said of the rate limit; undefined when it said nothing. */
  readonly rateLimit: RateLimit | undefined;
}

/** A registry as a whole, open for reading. */
export interface Registry {
  /** Its repositories, at most `limit`; many registries keep them to themselves. */
  repositories(limit?: number): Promise<NameList>;
  readonly rateLimit: RateLimit | undefined;
}

/** Opens the repository of an image name; IMAGE_NAME_INVALID when it is none. Nothing is sent yet. */
export function openRepository(text: string, options: RegistryOptions = {}): Repository {
  const name = parseImageName(text);
  if (!name) throw invalidName(`${quoted(text)} is no image name: it ${imageNameProblem(text)}.`);
  const { registry, path, repository } = name;
  const session = openSession(checkedHost(registry), path, `repository:${path}:pull`, options);
  const sizes = new Map<string, number>();
  const tags = (limit?: number) =>
    listPages(session, `/v2/${path}/tags/list`, 'tags', `the tags of ${repository}`, limit);
  return {
    name,
    reference: name.digest ?? name.tag ?? 'latest',
    tags,
    async manifest(reference) {
      const isTag = TAG.test(reference);
      if (!isTag && !isDigest(reference)) throw invalidReference(reference);
      const what = `${repository}${isTag ? ':' : '@'}${reference}`;
      try {
        const manifest = await fetchManifest(session, path, reference, what);
        for (const [digest, size] of declaredSizes(jsonObjectIn(manifest.bytes) ?? {})) sizes.set(digest, size);
        return manifest;
      } catch (error) {
        throw isTag && error instanceof ToolError && error.code === 'REGISTRY_NOT_FOUND'
          ? await unknownTag(error, repository, reference, tags)
          : error;
      }
    },
    async blob(digest) {
      if (!isDigest(digest)) throw invalidReference(digest);
      return openBlob(session, { path, digest, size: sizes.get(digest), what: `the blob ${digest}` });
    },
    get rateLimit() {
      return session.rateLimit;
    },
  };
}

/** Opens a registry by its host, `localhost:5000`; IMAGE_NAME_INVALID when it is none. Nothing is sent yet. */
export function openRegistry(host: string, options: RegistryOptions = {}): Registry {
  if (!isRegistryHost(host)) {
    throw invalidName(`${quoted(host)} is no registry.`, 'Name a host with an optional port, such as localhost:5000.');
  }
  const registry = host === 'index.docker.io' ? 'docker.io' : host;
  const session = openSession(checkedHost(registry), '', 'registry:catalog:*', options);
  return {
    repositories: (limit) => listPages(session, '/v2/_catalog', 'repositories', 'the list of its repositories', limit),
    get rateLimit() {
      return session.rateLimit;
    },
  };
}

const TAG = /^\w[\w.-]{0,127}$/;

function checkedHost(registry: string): string {
  if (URL.canParse(`https://${registry}/`)) return registry;
  throw invalidName(`${registry} is no address: its port is too large.`, 'A port is at most 65535.');
}

function invalidName(
  message: string,
  hint = 'Write [registry/]name[:tag][@sha256:…], such as ghcr.io/acme/app:1.2.',
): ToolError {
  return new ToolError('IMAGE_NAME_INVALID', message, hint);
}

/** Manifests name digests, too, and whoever wrote them may be hostile. */
function invalidReference(text: string): ToolError {
  return new ToolError(
    'REFERENCE_INVALID',
    `${quoted(text)} is no tag, and no digest that can be verified.`,
    'Digests are sha256, sha384 or sha512 in lower case.',
  );
}

/** In quotes, in one line, and harmless for a terminal. */
function quoted(text: string): string {
  const short = text.length > 100 ? `${text.slice(0, 100)}…` : text;
  return JSON.stringify(short).replace(
    /[^\x20-\x7e…]/g,
    (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A tag that is missing has neighbours; a repository that is missing has none. */
async function unknownTag(
  error: ToolError,
  repository: string,
  tag: string,
  tags: (limit: number) => Promise<NameList>,
): Promise<ToolError> {
  // The list helps only; whatever keeps us from it is not what was asked.
  const known = await tags(10_000).catch((failure: unknown) => failure);
  const fail = (message: string, hint: string) => new ToolError('REGISTRY_NOT_FOUND', message, hint, error);
  if (known instanceof ToolError) {
    if (known.code !== 'REGISTRY_NOT_FOUND') return error;
    return fail(`There is no repository ${repository}.`, 'Check the name, or log in if it is private.');
  }
  // What the registry sent goes to a terminal.
  const names = (known as NameList).names.filter((name) => TAG.test(name));
  const near = nearestOf(tag, names);
  const some = names.slice(0, 5).join(', ');
  const hint = near !== undefined ? `Did you mean ${near}?` : some ? `It has ${some}.` : 'It has no tags at all.';
  return fail(`${repository} has no tag ${tag}.`, hint);
}
