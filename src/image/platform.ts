import type { JsonObject } from '#text/json-object.js';
import { objectOf } from '#text/json-object.js';

/** What an image runs on. Source: OCI image index, with containerd's normal forms. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  /** `v7` for 32-bit ARM; undefined where there is one variant only. */
  readonly variant: string | undefined;
}

/** One image of an index. */
export interface PlatformEntry {
  readonly platform: Platform | undefined;
  readonly mediaType: string;
  readonly digest: string;
  /** The bytes of its manifest as the index declares them; undefined when it does not. */
  readonly size: number | undefined;
}

/** Reads `linux/arm64` or `linux/arm/v7`; undefined for anything else. */
export function parsePlatform(text: string): Platform | undefined {
  const match = /^([\w.-]+)\/([\w.-]+)(?:\/([\w.-]+))?$/.exec(text.toLowerCase());
  return match ? platformOf(match[1] as string, match[2] as string, match[3]) : undefined;
}

/** As users write it: `linux/arm/v7`. */
export function platformText({ os, architecture, variant }: Platform): string {
  return variant === undefined ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}

/** A platform in the normal form, whatever its architecture is called. */
export function platformOf(os: string, written: string, variant?: string): Platform {
  const architecture = Object.hasOwn(ARCHITECTURES, written) ? (ARCHITECTURES[written] as string) : written;
  const short = variant?.replace(/^(\d)/, 'v$1') || undefined;
  const arm = written === 'armel' ? 'v6' : 'v7';
  const known = architecture === 'arm' ? (short ?? arm) : short === DEFAULT_VARIANTS[architecture] ? undefined : short;
  return { os, architecture, variant: known };
}

/** The platform that an object of an index or the config of an image tells. */
export function platformIn(value: unknown): Platform | undefined {
  const { os, architecture, variant } = objectOf(value) ?? {};
  if (typeof os !== 'string' || typeof architecture !== 'string') return undefined;
  return platformOf(os, architecture, typeof variant === 'string' ? variant : undefined);
}

/** The images of an index, attestations left out. */
export function platformEntries({ manifests }: JsonObject): readonly PlatformEntry[] {
  const entries: PlatformEntry[] = [];
  for (const value of Array.isArray(manifests) ? manifests : []) {
    const { mediaType, digest, size, platform, annotations } = objectOf(value) ?? {};
    if (typeof digest !== 'string' || objectOf(annotations)?.['vnd.docker.reference.type'] !== undefined) continue;
    entries.push({
      platform: platformIn(platform),
      mediaType: typeof mediaType === 'string' ? mediaType : '',
      digest,
      size: Number.isSafeInteger(size) ? (size as number) : undefined,
    });
  }
  return entries;
}

/**
 * The entry that serves a platform: the same variant, else for 32-bit ARM the next older one; the first of equals.
 * An index with one entry that names no platform serves all.
 */
export function entryFor(entries: readonly PlatformEntry[], wanted: Platform): PlatformEntry | undefined {
  const [only] = entries;
  if (entries.length === 1 && only && !only.platform) return only;
  const fitting = entries.filter(
    ({ platform }) => platform?.os === wanted.os && platform.architecture === wanted.architecture,
  );
  for (const variant of variantsFor(wanted)) {
    const entry = fitting.find(({ platform }) => platform?.variant === variant);
    if (entry) return entry;
  }
  return undefined;
}

/** Whether an image for one platform runs where another one is wanted. */
export function serves(platform: Platform, wanted: Platform): boolean {
  return entryFor([{ platform, mediaType: '', digest: '', size: undefined }], wanted) !== undefined;
}

const ARCHITECTURES: Readonly<Record<string, string>> = {
  x64: 'amd64',
  x86_64: 'amd64',
  'x86-64': 'amd64',
  aarch64: 'arm64',
  armhf: 'arm',
  armel: 'arm',
  i386: '386',
  i486: '386',
  i586: '386',
  i686: '386',
  ia32: '386',
};

/** Variants that say no more than their architecture does. Source: containerd's platforms package. */
const DEFAULT_VARIANTS: Readonly<Record<string, string>> = { amd64: 'v1', arm64: 'v8' };

function variantsFor({ architecture, variant }: Platform): readonly (string | undefined)[] {
  const level = /^v(\d)$/.exec(variant ?? '');
  if (architecture === 'arm' && level)
    return Array.from({ length: Number(level[1]) - 4 }, (_, i) => `v${Number(level[1]) - i}`);
  return variant === undefined ? [undefined] : [variant, undefined];
}
