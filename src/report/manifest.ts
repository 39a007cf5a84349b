import type { ManifestFacts } from '#registry/look-up.js';
import { byteSize } from './byte-size.js';
import { paintOf } from './paint.js';
import { oneLine } from './printable.js';
import { rateLimitText } from './rate-limit.js';
import type { RegistryFormat } from './registry-names.js';
import { wrap } from './wrap.js';

/** What a manifest says, in lines of at most 80 columns, or as JSON with the manifest itself in it. */
export function formatManifest(facts: ManifestFacts, format: RegistryFormat, colour: boolean): string {
  return format === 'json' ? jsonOf(facts) : textOf(facts, colour);
}

function jsonOf({ name, manifest, platforms, image, rateLimit }: ManifestFacts): string {
  const { digest, mediaType, bytes } = manifest;
  const content: unknown = JSON.parse(bytes.toString('utf8'));
  const report = {
    schema: 1,
    name,
    digest,
    mediaType,
    size: bytes.length,
    platforms,
    image,
    rateLimit,
    manifest: content,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

const WIDTH = 80;
/** A digest takes 71 columns: with this in front a line has 80. */
const LABEL = 9;

function textOf({ name, manifest, platforms, image, rateLimit }: ManifestFacts, colour: boolean): string {
  const paint = paintOf(colour);
  const { digest, mediaType, bytes } = manifest;
  const lines = wrap(oneLine(name), WIDTH).map((line) => paint('bold', line));
  const row = (label: string, value: string) => lines.push(`${paint('dim', label.padEnd(LABEL))}${oneLine(value)}`);
  row('digest', digest);
  row('type', `${KINDS[mediaType] ?? mediaType}, ${byteSize(bytes.length)}`);
  if (image) {
    if (image.platform !== undefined) row('platform', image.platform);
    if (image.created !== undefined) row('created', image.created);
    if (image.config) row('config', image.config.digest);
    const total = image.layers.reduce((sum, { size = 0 }) => sum + size, 0);
    row('layers', `${image.layers.length}, together ${byteSize(total)} as stored`);
    for (const { digest: layer, size } of image.layers)
      row(size === undefined ? '' : byteSize(size).padStart(8), layer);
  }
  if (platforms) {
    row('images', String(platforms.length));
    for (const { platform, digest: child } of platforms) {
      lines.push('', paint('bold', oneLine(platform)));
      row('digest', child);
    }
  }
  if (rateLimit) lines.push('', rateLimitText(rateLimit));
  return `${lines.join('\n')}\n`;
}

const KINDS: Readonly<Record<string, string>> = {
  'application/vnd.oci.image.index.v1+json': 'OCI image index',
  'application/vnd.docker.distribution.manifest.list.v2+json': 'Docker manifest list',
  'application/vnd.oci.image.manifest.v1+json': 'OCI image manifest',
  'application/vnd.docker.distribution.manifest.v2+json': 'Docker image manifest',
};
