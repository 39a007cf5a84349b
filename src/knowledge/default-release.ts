import type { ImageTag } from './image-tag.js';
import { ownValue } from './own-value.js';

interface DefaultRelease {
  /** Lines that were never built on another release, so that an exact version tells it too. */
  readonly always: Readonly<Record<string, string>>;
  /** Lines that moved to this release in their life: only their floating tags are on it. */
  readonly floating: Readonly<Record<string, string>>;
}

/**
 * The distribution release behind tags that name none, as of 2026-11-21.
 * Source: the lists of supported tags in docker-library/docs; images that are not here float without our knowing where.
 */
const DEFAULTS: Readonly<Record<string, DefaultRelease>> = {
  node: {
    always: { '22': 'bookworm', '24': 'bookworm' },
    floating: { '18': 'bookworm', '20': 'bookworm', '26': 'trixie', '': 'trixie' },
  },
  python: {
    always: { '3.14': 'trixie' },
    floating: {
      '3.8': 'bookworm',
      '3.9': 'trixie',
      '3.10': 'trixie',
      '3.11': 'trixie',
      '3.12': 'trixie',
      '3.13': 'trixie',
      '3': 'trixie',
      '': 'trixie',
    },
  },
  golang: {
    always: { '1.26': 'trixie', '1.27': 'trixie' },
    floating: { '1.25': 'trixie', '1': 'trixie', '': 'trixie' },
  },
  rust: {
    always: Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`1.${90 + index}`, 'trixie'])),
    floating: { '1': 'trixie', '': 'trixie' },
  },
  ruby: {
    always: { '4.0': 'trixie' },
    floating: { '3.2': 'trixie', '3.3': 'trixie', '3.4': 'trixie', '3': 'trixie', '4': 'trixie', '': 'trixie' },
  },
  php: {
    always: { '8.5': 'trixie' },
    floating: { '8.2': 'trixie', '8.3': 'trixie', '8.4': 'trixie', '8': 'trixie', '': 'trixie' },
  },
  debian: { always: {}, floating: { '': 'trixie' } },
  ubuntu: { always: {}, floating: { '': '26.04' } },
  alpine: { always: {}, floating: { '3': '3.24', '': '3.24' } },
};

/** The release behind a tag that names none; undefined when that is not known. */
export function defaultReleaseOf(image: string, tag: ImageTag): string | undefined {
  const defaults = ownValue(DEFAULTS, image);
  if (!defaults) return undefined;
  if (tag.version === undefined) return floatsWithoutVersion(tag) ? defaults.floating[''] : undefined;
  const parts = tag.version.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const line = parts.slice(0, length).join('.');
    const always = defaults.always[line];
    if (always) return always;
    if (length === parts.length && defaults.floating[line]) return defaults.floating[line];
  }
  return undefined;
}

/** `latest`, `slim`, `current`; not `lts`, a code name or a word that we do not know. */
function floatsWithoutVersion(tag: ImageTag): boolean {
  return tag.words.every((word) => /^(?:latest|slim|current|cli|fpm|apache|zts)$/.test(word));
}
