import { readImageTag } from './image-tag.js';
import { libraryNameOf } from './library-name.js';
import { ownValue } from './own-value.js';

/** A smaller tag of the same image that is enough to run a program. */
export interface SmallerVariant {
  readonly tag: string;
  /** What it leaves out. */
  readonly without: string;
  /** About how many bytes less it takes, unpacked. */
  readonly saves: number;
}

/** Images with a `-slim` beside the full one that carries Debian's buildpack-deps, and the bytes between the two. */
const SLIM: Readonly<Record<string, number>> = {
  node: 850_000_000,
  python: 900_000_000,
  ruby: 750_000_000,
  perl: 750_000_000,
};
const JDK_TO_JRE = 200_000_000;

/**
 * The smaller variant of a full image; undefined when the tag names a variant already, or none is known.
 * Sources: the lists of tags in docker-library/docs; sizes of the amd64 images, rounded, as of 2026-11-21.
 */
export function smallerVariantOf(name: {
  readonly repository: string;
  readonly tag: string | undefined;
}): SmallerVariant | undefined {
  const image = libraryNameOf(name.repository);
  const { text, words, version, system } = readImageTag(name.tag);
  if (version === undefined) return undefined;
  const [first = '', ...rest] = words;
  const saves = ownValue(SLIM, image);
  if (saves !== undefined) {
    const isFull = words.length === 1 || (words.length === 2 && system?.distribution === 'debian');
    if (!isFull) return undefined;
    // Node.js writes the system in front of the variant, the others behind it.
    const tag = image === 'node' ? `${text}-slim` : [first, 'slim', ...rest].join('-');
    return { tag, without: 'compilers and headers', saves };
  }
  if (image !== 'eclipse-temurin' || !/^\d+$/.test(first)) return undefined;
  if (rest[0] === 'jdk')
    return { tag: [first, 'jre', ...rest.slice(1)].join('-'), without: 'the JDK', saves: JDK_TO_JRE };
  return rest[0] === 'jre'
    ? undefined
    : { tag: [first, 'jre', ...rest].join('-'), without: 'the JDK', saves: JDK_TO_JRE };
}
