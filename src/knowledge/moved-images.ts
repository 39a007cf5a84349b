import type { ImageTag } from './image-tag.js';
import { DEBIAN_RELEASES, readImageTag } from './image-tag.js';
import { libraryNameOf } from './library-name.js';
import { ownValue } from './own-value.js';

/** A repository that gets no more images, and where to go instead. */
export interface MovedImage {
  /** The reference to write instead, with a tag where the old one can be translated. */
  readonly to: string;
  readonly why: string;
  readonly source: string;
  /** The day on which the entry was checked, YYYY-MM-DD. */
  readonly asOf: string;
}

interface Move {
  readonly to: string | ((tag: ImageTag, rest: string) => string);
  readonly why: string;
  readonly source: string;
  /** Tags that are still made. */
  readonly unless?: (tag: ImageTag) => boolean;
}

const CHECKED = '2026-11-21';
const LIBRARY_DOCS = 'https://github.com/docker-library/docs/tree/master';
const MICROSOFT: Pick<Move, 'why' | 'source'> = {
  why: 'Microsoft publishes on its own registry; the repository on Docker Hub is frozen.',
  source:
    'https://devblogs.microsoft.com/dotnet/net-core-container-images-now-published-to-microsoft-container-registry/',
};

/** Retired repositories by their name in Docker's library. */
const MOVES: Readonly<Record<string, Move>> = {
  openjdk: {
    to: (tag) => `eclipse-temurin:${temurinTag(tag)}`,
    why: 'The image is deprecated; since July 2022 only early-access builds are published.',
    source: `${LIBRARY_DOCS}/openjdk`,
    unless: ({ words }) => words.includes('ea'),
  },
  java: {
    to: (tag) => `eclipse-temurin:${temurinTag(tag)}`,
    why: 'The image got its last update on 2016-12-31; its successor openjdk is deprecated too.',
    source: `${LIBRARY_DOCS}/java`,
  },
  adoptopenjdk: {
    to: (tag) => `eclipse-temurin:${temurinTag(tag)}`,
    why: 'AdoptOpenJDK became Eclipse Temurin; the image got its last update on 2021-08-01.',
    source: `${LIBRARY_DOCS}/adoptopenjdk`,
  },
  centos: {
    to: ({ version }) => (version?.startsWith('8') ? 'almalinux:8' : 'almalinux:9'),
    why: 'CentOS Linux has ended; the image got its last update on 2020-11-16.',
    source: `${LIBRARY_DOCS}/centos`,
  },
  jenkins: {
    to: 'jenkins/jenkins:lts',
    why: 'The image stopped at 2.60; the Jenkins project publishes its own.',
    source: `${LIBRARY_DOCS}/jenkins`,
  },
  iojs: { to: 'node:24', why: 'io.js merged with Node.js in 2015.', source: `${LIBRARY_DOCS}/iojs` },
  opensuse: {
    to: ({ words }) => (words.includes('tumbleweed') ? 'opensuse/tumbleweed' : 'opensuse/leap:16.0'),
    why: 'The openSUSE project publishes its images under its own name.',
    source: `${LIBRARY_DOCS}/opensuse`,
  },
  rails: { to: 'ruby:3.4', why: 'The image got its last update on 2016-12-31.', source: `${LIBRARY_DOCS}/rails` },
  django: { to: 'python:3.14', why: 'The image got its last update on 2016-12-31.', source: `${LIBRARY_DOCS}/django` },
  owncloud: {
    to: 'owncloud/server',
    why: 'ownCloud publishes its own image; this one got its last update on 2018-12-31.',
    source: `${LIBRARY_DOCS}/owncloud`,
  },
  vault: {
    to: ({ text }) => withTag('hashicorp/vault', text),
    why: "From 1.14 on the image is published under HashiCorp's own name only.",
    source: `${LIBRARY_DOCS}/vault`,
  },
  consul: {
    to: ({ text }) => withTag('hashicorp/consul', text),
    why: "From 1.16 on the image is published under HashiCorp's own name only.",
    source: `${LIBRARY_DOCS}/consul`,
  },
  'microsoft/dotnet': { to: dotnetOf, ...MICROSOFT },
  'microsoft/aspnetcore': { to: 'mcr.microsoft.com/dotnet/aspnet:10.0', ...MICROSOFT },
  'microsoft/aspnetcore-build': { to: 'mcr.microsoft.com/dotnet/sdk:10.0', ...MICROSOFT },
  'microsoft/aspnet': { to: 'mcr.microsoft.com/dotnet/framework/aspnet:4.8', ...MICROSOFT },
  'microsoft/dotnet-framework': { to: 'mcr.microsoft.com/dotnet/framework/runtime:4.8', ...MICROSOFT },
  'microsoft/iis': { to: 'mcr.microsoft.com/windows/servercore/iis', ...MICROSOFT },
  'microsoft/windowsservercore': { to: 'mcr.microsoft.com/windows/servercore:ltsc2022', ...MICROSOFT },
  'microsoft/nanoserver': { to: 'mcr.microsoft.com/windows/nanoserver:ltsc2022', ...MICROSOFT },
  'docker/compose': {
    to: 'docker:cli',
    why: 'Compose V1 ended in July 2023; Compose is a plugin of the docker CLI, which this image contains.',
    source: 'https://docs.docker.com/compose/releases/migrate/',
  },
  'dslim/docker-slim': slim(),
  'dslim/slim': slim(),
};

/** Retired namespaces; the rest of the name stands behind the prefix. */
const MOVED_PREFIXES: readonly (readonly [prefix: string, move: Move])[] = [
  ['k8s.gcr.io/', kubernetes()],
  ['gcr.io/google_containers/', kubernetes()],
  ['gcr.io/google-containers/', kubernetes()],
  [
    'mcr.microsoft.com/dotnet/core/',
    {
      to: (_tag, rest) => `mcr.microsoft.com/dotnet/${rest}:10.0`,
      why: '.NET Core ended with 3.1; the repositories without `core` continue it.',
      source: 'https://dotnet.microsoft.com/platform/support/policy/dotnet-core',
    },
  ],
  [
    'mcr.microsoft.com/vscode/devcontainers/',
    {
      to: (tag, rest) => withTag(`mcr.microsoft.com/devcontainers/${rest}`, tag.text),
      why: 'The images are continued under mcr.microsoft.com/devcontainers.',
      source: 'https://github.com/microsoft/vscode-dev-containers',
    },
  ],
  [
    'bitnami/',
    {
      to: (tag, rest) => withTag(`bitnamilegacy/${rest}`, tag.text),
      why: 'Bitnami withdrew its free catalogue in September 2025; bitnamilegacy keeps the old images without updates, bitnamisecure has only `latest`.',
      source: 'https://github.com/bitnami/containers/issues/83267',
    },
  ],
  [
    'registry.centos.org/',
    {
      to: 'quay.io/centos/centos:stream10',
      why: 'The registry of CentOS was switched off in 2023.',
      source: 'https://lists.centos.org/pipermail/centos-devel/2023-May/142956.html',
    },
  ],
];

/** Where a retired or moved repository went; undefined when the image is where it belongs, as far as we know. */
export function movedImageOf(repository: string, tag: string | undefined): MovedImage | undefined {
  const image = libraryNameOf(repository);
  const read = readImageTag(tag);
  const move = ownValue(MOVES, image);
  if (move) return move.unless?.(read) ? undefined : movedBy(move, read, '');
  for (const [prefix, prefixed] of MOVED_PREFIXES) {
    if (image.startsWith(prefix)) return movedBy(prefixed, read, image.slice(prefix.length));
  }
  return movedDistroless(image, read);
}

function movedBy({ to, why, source }: Move, tag: ImageTag, rest: string): MovedImage {
  return { to: typeof to === 'string' ? to : to(tag, rest), why, source, asOf: CHECKED };
}

const DISTROLESS =
  /^gcr\.io\/distroless\/(static|base|base-nossl|cc|java-base|java|java\d+|nodejs|nodejs\d+|python3|python2\.7)(?:-debian(\d+))?$/;

/** Node.js and Java versions that still have a distroless image, and the one to take for each that has none. */
const DISTROLESS_NODE = ['22', '24', '26'];
const DISTROLESS_JAVA = ['17', '21', '25'];

function movedDistroless(image: string, tag: ImageTag): MovedImage | undefined {
  const match = DISTROLESS.exec(image);
  if (!match) return undefined;
  const [, name = '', debian] = match;
  const node = /^nodejs(\d*)$/.exec(name)?.[1];
  const java = /^java(\d*)$/.exec(name)?.[1];
  const retired =
    (node !== undefined && !DISTROLESS_NODE.includes(node)) ||
    (java !== undefined && !DISTROLESS_JAVA.includes(java)) ||
    name === 'python2.7';
  const old = debian !== undefined && Number(debian) < 13;
  if (!retired && !old) return undefined;
  return {
    to: `gcr.io/distroless/${distrolessSuccessor(name, node, java)}-debian13:${tag.words.includes('debug') ? 'debug-nonroot' : 'nonroot'}`,
    why: retired ? `${name} is no longer published.` : whyOld(debian),
    source: 'https://github.com/GoogleContainerTools/distroless/blob/main/SUPPORT_POLICY.md',
    asOf: CHECKED,
  };
}

function whyOld(debian = ''): string {
  const name = `Debian ${debian} (${ownValue(DEBIAN_RELEASES, debian) ?? 'old'})`;
  if (debian === '12') return `The images on ${name} were announced to end in September 2026.`;
  return `The images on ${name} are no longer kept up.`;
}

function distrolessSuccessor(name: string, node: string | undefined, java: string | undefined): string {
  if (node !== undefined) return `nodejs${DISTROLESS_NODE.includes(node) ? node : '24'}`;
  if (java !== undefined) return `java${DISTROLESS_JAVA.find((version) => Number(version) >= Number(java)) ?? '25'}`;
  return name === 'python2.7' ? 'python3' : name;
}

/** The tag of eclipse-temurin that has the nearest Java in long-term support. */
function temurinTag({ version, words, system }: ImageTag): string {
  const wanted = Number(version?.split('.')[0] ?? 25);
  const line = [8, 11, 17, 21, 25].find((each) => each >= wanted) ?? 25;
  const kind = words.some((word) => word.startsWith('jre')) ? 'jre' : 'jdk';
  return `${line}-${kind}${system?.distribution === 'alpine' ? '-alpine' : ''}`;
}

function dotnetOf({ words }: ImageTag): string {
  const repository = words.includes('sdk')
    ? 'sdk'
    : words.includes('aspnetcore')
      ? 'aspnet'
      : words.includes('deps')
        ? 'runtime-deps'
        : words.includes('runtime')
          ? 'runtime'
          : 'sdk';
  return `mcr.microsoft.com/dotnet/${repository}:10.0`;
}

function kubernetes(): Move {
  return {
    to: (tag, rest) => withTag(`registry.k8s.io/${rest}`, tag.text),
    why: "The Kubernetes project's old registry has been frozen since 2023-04-03.",
    source: 'https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/',
  };
}

function slim(): Move {
  return {
    to: 'mintoolkit/mint',
    why: 'DockerSlim became SlimToolkit, and then Mint.',
    source: 'https://github.com/mintoolkit/mint',
  };
}

function withTag(repository: string, tag: string): string {
  return tag === '' ? repository : `${repository}:${tag}`;
}
