import { BUILD_IMAGES } from './base-images-build.js';
import { CLOUD_IMAGES } from './base-images-cloud.js';
import { LANGUAGE_IMAGES } from './base-images-languages.js';
import { SERVER_IMAGES } from './base-images-servers.js';
import { SYSTEM_IMAGES } from './base-images-systems.js';
import { defaultReleaseOf } from './default-release.js';
import { distributionFactsOf } from './distribution-facts.js';
import { distrolessFactsOf } from './distroless.js';
import type { Distribution, ImageTag, System } from './image-tag.js';
import { readImageTag } from './image-tag.js';
import { libraryNameOf } from './library-name.js';

/** A program that recipes like to take for granted. */
export type Tool = 'curl' | 'wget' | 'git' | 'gcc' | 'make' | 'tar' | 'gpg' | 'python3' | 'perl';

/** What a known base image brings along: the things that a stage built on it inherits without saying so. */
export interface BaseImageFacts {
  /** The repository as Docker's library has it: `node`, `gcr.io/distroless/nodejs24-debian13`. */
  readonly image: string;
  readonly distribution: Distribution | undefined;
  /** The distribution's release: `bookworm`, `24.04`, `3.22`; undefined when the tag floats from one to the next. */
  readonly release: string | undefined;
  readonly libc: 'glibc' | 'musl' | 'none' | undefined;
  /** What /bin/sh is; `none`: a RUN in shell form cannot work. */
  readonly shell: 'dash' | 'bash' | 'ash' | 'none' | 'windows' | undefined;
  readonly hasBash: boolean | undefined;
  readonly packageManager:
    | 'apt-get'
    | 'apk'
    | 'dnf'
    | 'microdnf'
    | 'yum'
    | 'tdnf'
    | 'zypper'
    | 'pacman'
    | 'none'
    | undefined;
  /** USER of the image's configuration; undefined means root. */
  readonly user: string | undefined;
  /** Ready-made users that are meant to run an application. */
  readonly users: readonly { readonly name: string; readonly uid: number }[];
  /** WORKDIR of the image's configuration, when it is set. */
  readonly workdir: string | undefined;
  /** Names of the variables that the image sets, those of older versions of it included. */
  readonly env: readonly string[];
  /** Which of these programs it has; undefined when that is not known. */
  readonly tools: readonly Tool[] | undefined;
  /** What its own ENTRYPOINT and CMD start. */
  readonly command: 'shell' | 'repl' | 'server' | 'none' | undefined;
  /** Its own entrypoint starts as root and changes to another user before it starts the server. */
  readonly stepsDown: boolean;
  /** `build`: a tool chain that is not meant to be shipped. */
  readonly kind: 'os' | 'language' | 'build' | 'server' | 'minimal' | undefined;
}

/** What a table says of an image; the distribution's facts stand where it says nothing. */
export type ImageDetails = Partial<Omit<BaseImageFacts, 'image'>>;

/** An image in a table: what it is built on when the tag does not say, and what differs from tag to tag. */
export interface ImageRow {
  /** The system behind a tag that names none. */
  readonly system?: System | ((tag: ImageTag) => System | undefined);
  readonly details: ImageDetails;
  /** What only some tags have; it wins over `details`. */
  readonly vary?: (tag: ImageTag, system: System | undefined) => ImageDetails | undefined;
}

const ROWS: ReadonlyMap<string, ImageRow> = new Map(
  [SYSTEM_IMAGES, LANGUAGE_IMAGES, BUILD_IMAGES, SERVER_IMAGES, CLOUD_IMAGES].flatMap((table) => Object.entries(table)),
);

/** The facts about an image; undefined when it is none that we know. */
export function baseImageFactsOf(name: {
  readonly repository: string;
  readonly tag: string | undefined;
}): BaseImageFacts | undefined {
  const image = libraryNameOf(name.repository);
  const tag = readImageTag(name.tag);
  const row = ROWS.get(image) ?? rowOfFamily(image);
  return row ? factsOf(image, tag, row) : distrolessFactsOf(image, tag);
}

/** Namespaces whose images are all made alike. */
function rowOfFamily(image: string): ImageRow | undefined {
  if (/^bitnami(?:legacy)?\/(?!minideb|git$)/.test(image)) return CLOUD_IMAGES['bitnami/*'];
  const dotnet = /^mcr\.microsoft\.com\/dotnet\/(?:nightly\/|core\/)?(sdk|aspnet|runtime|runtime-deps)$/.exec(image);
  if (dotnet) return CLOUD_IMAGES[`dotnet/${dotnet[1]}`];
  const windows =
    /^(?:mcr\.microsoft\.com\/(?:windows|dotnet\/framework)\/|microsoft\/(?:iis|aspnet|dotnet-framework)$)/;
  return windows.test(image) ? SYSTEM_IMAGES['windows/*'] : undefined;
}

function factsOf(image: string, tag: ImageTag, row: ImageRow): BaseImageFacts {
  const named = tag.system;
  const assumed = typeof row.system === 'function' ? row.system(tag) : row.system;
  const system = named ?? withDefaultRelease(image, tag, assumed);
  const windows = system?.distribution === 'windows';
  const varied = row.vary?.(tag, system);
  const details: ImageDetails = {
    ...row.details,
    // The tables speak of the Linux variants.
    ...(windows ? windowsDetails(tag) : undefined),
    ...varied,
  };
  const base = system ? distributionFactsOf(system, tag.slim || tag.words.includes('minimal')) : undefined;
  return {
    image,
    distribution: system?.distribution,
    release: system?.release,
    libc: base?.libc,
    shell: base?.shell,
    hasBash: base?.hasBash,
    packageManager: base?.packageManager,
    user: undefined,
    users: [],
    workdir: undefined,
    command: undefined,
    stepsDown: false,
    kind: undefined,
    ...details,
    tools: 'tools' in details ? details.tools : base?.tools,
    env: ['PATH', ...(details.env ?? [])],
  };
}

function windowsDetails({ words }: ImageTag): ImageDetails {
  const user = words.includes('nanoserver') ? 'ContainerUser' : undefined;
  return { users: [], workdir: undefined, user, stepsDown: false, tools: undefined };
}

function withDefaultRelease(image: string, tag: ImageTag, system: System | undefined): System | undefined {
  if (!system || system.release !== undefined) return system;
  return { ...system, release: defaultReleaseOf(image, tag) };
}
