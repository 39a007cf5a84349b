import type { ContextListing } from '#dockerignore/context-listing.js';
import type { Dockerignore, IgnoreRule } from '#dockerignore/dockerignore.js';
import type { Junk } from '#knowledge/context-junk.js';
import { junkOf } from '#knowledge/context-junk.js';
import { isWithin } from './brought-paths.js';
import type { ContextSource } from './context-sources.js';
import { contextSourcesOf, takes } from './context-sources.js';
import type { Model } from './model.js';

/** Something in a build context that no image should get, with all that lies in it. */
export interface SentJunk extends Junk {
  readonly bytes: number;
  /** What takes it into an image: `COPY .`; undefined when nothing does. */
  readonly source: string | undefined;
  /** The Dockerfiles that take it. */
  readonly takenBy: readonly Model[];
  /** The pattern that would leave it out if it did not lie below another folder. */
  readonly rootOnly: IgnoreRule | undefined;
}

/** What goes to the builder and should not, apart from what a COPY asks for by its name. Sorted by path. */
export function sentJunkOf(
  listing: ContextListing,
  ignore: Dockerignore | undefined,
  models: readonly Model[],
): readonly SentJunk[] {
  const known = remembered.get(listing);
  if (
    known &&
    known.ignore === ignore &&
    known.models.length === models.length &&
    models.every((each, index) => each === known.models[index])
  )
    return known.junk;
  const junk = findJunk(listing, ignore, models);
  remembered.set(listing, { ignore, models, junk });
  return junk;
}

/** What of it a COPY takes into an image, of some kinds; without what a pattern means and misses, being below another folder. */
export function copiedJunkOf(
  listing: ContextListing,
  ignore: Dockerignore | undefined,
  models: readonly Model[],
  kinds: readonly Junk['kind'][],
): readonly SentJunk[] {
  return sentJunkOf(listing, ignore, models).filter(
    ({ kind, source, rootOnly }) => !rootOnly && kinds.includes(kind) && source !== undefined,
  );
}

/** Several rules ask the same of one listing, which may be long. */
const remembered = new WeakMap<
  ContextListing,
  {
    readonly ignore: Dockerignore | undefined;
    readonly models: readonly Model[];
    readonly junk: readonly SentJunk[];
  }
>();

function findJunk(
  { entries }: ContextListing,
  ignore: Dockerignore | undefined,
  models: readonly Model[],
): readonly SentJunk[] {
  const sources = models.flatMap((model) => contextSourcesOf(model).map((source) => ({ model, source })));
  const found = new Map<string, SentJunk>();
  for (const { path, size, isFolder } of entries) {
    const junk = isFolder ? undefined : junkOf(path, size);
    if (!junk || ignore?.isIgnored(path)) continue;
    const folder = junk.path.replace(/\/$/, '');
    const before = found.get(folder);
    if (before) {
      found.set(folder, { ...before, bytes: before.bytes + size });
      continue;
    }
    if (sources.some(({ source }) => source.path !== '' && isWithin(source.path, folder))) continue;
    const taking = sources.filter(({ source }) => takes(source, path));
    const rootOnly = ignore && rootOnlyPattern(ignore, folder);
    const takenBy = [...new Set(taking.map(({ model }) => model))];
    found.set(folder, { ...junk, bytes: size, source: textOf(taking[0]?.source), takenBy, rootOnly });
  }
  return [...found.values()];
}

/** Some paths for a sentence: `a, b, c and 2 more`. */
export function namesOf(junk: readonly Junk[]): string {
  const names = junk.slice(0, 3).map(({ path }) => path);
  return junk.length > 3 ? `${names.join(', ')} and ${junk.length - 3} more` : names.join(', ');
}

/** The .dockerignore lines that leave it out, each once. */
export function patternsFor(junk: readonly Junk[]): readonly string[] {
  return [...new Set(junk.map(({ pattern }) => pattern))];
}

/** The bytes of it all. */
export function bytesOf(junk: readonly SentJunk[]): number {
  return junk.reduce((sum, { bytes }) => sum + bytes, 0);
}

function textOf(source: ContextSource | undefined): string | undefined {
  return source && `${source.instruction.kind} ${source.word.text}`;
}

/** Whether a name alone is in the patterns, so that it is seen from the root, and no exception means the path. */
function rootOnlyPattern({ rules }: Dockerignore, path: string): IgnoreRule | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === path || rules.some(({ negated, matches }) => negated && matches?.(path))) return undefined;
  return rules.find(
    ({ negated, pattern, matches }) =>
      !negated && !pattern.includes('/') && !/^\*+$/.test(pattern) && matches?.(name) === true,
  );
}
