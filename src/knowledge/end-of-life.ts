import type { BaseImageFacts } from './base-image.js';
import { baseImageFactsOf } from './base-image.js';
import { DISTRIBUTION_ENDS } from './end-of-life-distributions.js';
import { RUNTIME_ENDS } from './end-of-life-runtimes.js';
import { SERVER_ENDS } from './end-of-life-servers.js';
import type { Distribution, ImageTag, System } from './image-tag.js';
import { DEBIAN_RELEASES, readImageTag } from './image-tag.js';
import { libraryNameOf } from './library-name.js';
import { ownValue } from './own-value.js';

/** The day on which a runtime, a server or a distribution release gets its last security fix. */
export interface EndOfLife {
  /** `Node.js 18`, `Debian 12 (bookworm)`. */
  readonly what: string;
  /** Which part of the tag says it: the version (the image's own, or that of the Java in it), or the name of a distribution. */
  readonly part: 'version' | 'distribution';
  /** YYYY-MM-DD; past or future. */
  readonly date: string;
  /** YYYY-MM-DD until which volunteers still fix the worst, as Debian's LTS team does; undefined when nobody does. */
  readonly longTermDate: string | undefined;
  /** What to write instead: a version as the same image's tags have it, or another image. */
  readonly successor: string;
  readonly source: string;
  /** The day on which the entry was checked, YYYY-MM-DD. */
  readonly asOf: string;
}

/** The lines of a product with the day of their end. */
export interface ProductEnds {
  readonly title: string;
  readonly source: string;
  readonly successor: string | ((line: string) => string);
  /** By line, as the tags write it: `18`, `3.8`, `8.0`. A line without a fixed day is not here. */
  readonly ends: Readonly<Record<string, string>>;
  /** Code names that tags use for a line. */
  readonly names?: Readonly<Record<string, string>>;
}

/** The releases of a distribution with the day of their end. */
export interface DistributionEnds {
  readonly title: (release: string) => string;
  readonly source: string;
  readonly successor: string | ((release: string) => string);
  readonly ends: Readonly<Record<string, string>>;
  readonly longTerm?: Readonly<Record<string, string>>;
}

/** The day on which the tables were checked. */
export const CHECKED = '2026-11-21';

const PRODUCT_ENDS: Readonly<Record<string, ProductEnds>> = { ...RUNTIME_ENDS, ...SERVER_ENDS };

/**
 * The end of life of what an image's name and tag say: the runtime's or the distribution's, whichever comes first.
 * Undefined for tags that float (`latest`, `lts`, `3`) and for what has no published life cycle.
 */
export function endOfLifeOf(name: {
  readonly repository: string;
  readonly tag: string | undefined;
}): EndOfLife | undefined {
  const image = libraryNameOf(name.repository);
  const tag = readImageTag(name.tag);
  const ends = [...productEnds(image, tag), ...distributionEnds(image, tag)];
  return ends.sort((a, b) => a.date.localeCompare(b.date))[0];
}

/** The end of a distribution's release as /etc/os-release names it: `debian` and `12`, `alpine` and `3.22.1`. */
export function endOfSystem(id: string, version: string): EndOfLife | undefined {
  const distribution = ownValue(SYSTEM_IDS, id) ?? (id as Distribution);
  const release = releaseOf(distribution, version);
  return distributionEnd({ distribution, release }, 'version');
}

/** The ids of os-release that are not the names of images. */
const SYSTEM_IDS: Readonly<Record<string, Distribution>> = {
  amzn: 'amazonlinux',
  rocky: 'rockylinux',
  ol: 'oraclelinux',
  'opensuse-leap': 'opensuse',
};

function releaseOf(distribution: Distribution, version: string): string {
  if (distribution === 'debian') return ownValue(DEBIAN_RELEASES, version) ?? version;
  if (distribution === 'alpine') return version.split('.').slice(0, 2).join('.');
  return /^(?:centos|rockylinux|almalinux|rhel|oraclelinux)$/.test(distribution)
    ? (version.split('.')[0] ?? '')
    : version;
}

function productEnds(image: string, tag: ImageTag): readonly EndOfLife[] {
  const found: EndOfLife[] = [];
  for (const { product, line } of productsOf(image, tag)) {
    const table = ownValue(PRODUCT_ENDS, product);
    const end = table && findLine(table, line);
    if (table && end) found.push(productEnd(table, end.line, end.date));
  }
  return found;
}

function productEnd(table: ProductEnds, line: string, date: string): EndOfLife {
  const successor = typeof table.successor === 'string' ? table.successor : table.successor(line);
  return {
    what: `${table.title} ${line}`,
    part: 'version',
    date,
    longTermDate: undefined,
    successor,
    source: table.source,
    asOf: CHECKED,
  };
}

/** The longest line that the version belongs to: `18.20.4` is of `18`, `3.8.20` of `3.8`. */
function findLine(table: ProductEnds, version: string): { readonly line: string; readonly date: string } | undefined {
  const parts = (ownValue(table.names, version) ?? version).split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const line = parts.slice(0, length).join('.');
    const date = ownValue(table.ends, line);
    if (date) return { line, date };
  }
  return undefined;
}

const JAVA_IMAGES = new Set(['openjdk', 'eclipse-temurin', 'amazoncorretto', 'adoptopenjdk', 'java']);
const IMAGES_ON_JAVA = new Set(['maven', 'gradle', 'tomcat', 'jenkins/jenkins']);

/** The products that an image's name and tag speak of, with the version of each. */
function productsOf(image: string, tag: ImageTag): readonly { readonly product: string; readonly line: string }[] {
  // `lts-iron` has its code name behind another word.
  const version = tag.version ?? tag.words.find((word) => ownValue(ownValue(PRODUCT_ENDS, image)?.names, word));
  const products: { product: string; line: string }[] = [];
  const add = (product: string, line: string | undefined) => {
    if (line !== undefined) products.push({ product, line });
  };
  if (/^mcr\.microsoft\.com\/dotnet\/(?:nightly\/|core\/)?(?:sdk|aspnet|runtime|runtime-deps)$/.test(image))
    add('dotnet', version);
  else if (JAVA_IMAGES.has(image)) add('java', version);
  else add(image, version);
  if (IMAGES_ON_JAVA.has(image)) add('java', javaIn(tag.text));
  if (image === 'wordpress' || image === 'composer') add('php', /php(\d+\.\d+)/.exec(tag.text)?.[1]);
  return products;
}

/** The Java version in `3.9-eclipse-temurin-21`, `8.7.0-jdk21`, `9.0-jre8`, `3.6.1-jdk-11-slim`. */
function javaIn(text: string): string | undefined {
  return /(?:jdk|jre|temurin|corretto|ibmjava|sapmachine)-?(\d+)(?![\d.])/.exec(text)?.[1];
}

function distributionEnds(image: string, tag: ImageTag): readonly EndOfLife[] {
  const facts = baseImageFactsOf({ repository: image, tag: tag.text });
  // In an unknown image a word like `noble` may mean anything.
  const system = facts && (tag.system ?? ownSystem(facts, tag));
  const end = system && distributionEnd(system, tag.system ? 'distribution' : 'version');
  return end ? [end] : [];
}

function distributionEnd({ distribution, release }: System, part: EndOfLife['part']): EndOfLife | undefined {
  const table = ownValue(DISTRIBUTION_ENDS, distribution);
  const date = table && release !== undefined ? ownValue(table.ends, release) : undefined;
  if (!table || !date || release === undefined) return undefined;
  const { title, successor, source, longTerm } = table;
  return {
    what: title(release),
    part,
    date,
    longTermDate: ownValue(longTerm, release),
    successor: typeof successor === 'string' ? successor : successor(release),
    source,
    asOf: CHECKED,
  };
}

/** The system that the image itself is: a distribution's own image names its release by its version. */
function ownSystem({ kind, distribution, release }: BaseImageFacts, tag: ImageTag): System | undefined {
  if (kind !== 'os' || distribution === undefined) return undefined;
  // Red Hat's images have the release in their name.
  if (distribution !== 'rhel' && floats(tag, distribution)) return undefined;
  return { distribution, release };
}

function floats({ words, version }: ImageTag, distribution: Distribution): boolean {
  const [first] = words;
  if (first === undefined || /^(?:latest|slim|minimal|oldstable|stable|testing|rolling|edge)$/.test(first)) return true;
  return distribution === 'alpine' && version !== undefined && !version.includes('.');
}
