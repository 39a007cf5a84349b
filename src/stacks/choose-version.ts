import { type Runtime, releasesOf, supportedReleasesOf } from '#knowledge/supported-releases.js';
import type { Fact } from './fact.js';
import { assumed, certain } from './fact.js';

/** What a file of the project asks of the runtime's version. */
export interface VersionWish {
  /** As it stands there: `>=20`, `lts/jod`, `3.12.4`. */
  readonly text: string;
  readonly from: string;
  /** Whether a release line, `22` or `3.13`, is what it asks for. */
  allows(line: string): boolean;
}

/**
 * The release line for the image: the best supported one that meets every wish. Where none does, what the first wish
 * asks for, so that the project still builds. Wishes come in the order of their weight.
 */
export function chooseVersion(runtime: Runtime, wishes: readonly VersionWish[]): Fact<string> {
  const supported = supportedReleasesOf(runtime);
  const [first] = wishes;
  if (!first) return assumed(supported[0] ?? '', 'the newest release with long support');
  for (let count = wishes.length; count > 0; count -= 1) {
    const heard = wishes.slice(0, count);
    const line = supported.find((each) => heard.every((wish) => wish.allows(each)));
    if (line) return certain(line, sourceOf(heard, wishes.slice(count)));
  }
  const old = releasesOf(runtime).find((line) => first.allows(line));
  return certain(old ?? supported[0] ?? '', `${first.from}; no supported release meets ${first.text}`);
}

function sourceOf(heard: readonly VersionWish[], against: readonly VersionWish[]): string {
  const from = heard.map((each) => each.from).join(' and ');
  const [other] = against;
  return other ? `${from}; ${other.from} asks for ${other.text}` : from;
}
