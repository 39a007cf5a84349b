import type { ImageDetails, ImageRow } from './base-image.js';
import { JAVA_ENV, PHP_ENV } from './base-images-languages.js';
import { EVERY_TOOL } from './base-images-systems.js';
import { DEBIAN_OR_UBUNTU } from './distribution-facts.js';
import type { ImageTag, System } from './image-tag.js';

const DEBIAN: System = { distribution: 'debian', release: undefined };
const ALPINE: System = { distribution: 'alpine', release: undefined };
const BUILD: ImageDetails = { kind: 'build', command: 'shell' };

/** Tool chains. Sources: the images' Dockerfiles, as of 2026-11-21. */
export const BUILD_IMAGES: Readonly<Record<string, ImageRow>> = {
  golang: {
    system: DEBIAN,
    details: { ...BUILD, env: ['GOLANG_VERSION', 'GOTOOLCHAIN', 'GOPATH'], workdir: '/go' },
    vary: debianTools,
  },
  rust: {
    system: DEBIAN,
    details: { ...BUILD, env: ['RUSTUP_HOME', 'CARGO_HOME', 'RUST_VERSION'] },
    vary: (tag, system) => {
      if (system?.distribution === 'alpine') return { tools: ['gcc', 'wget', 'tar'] };
      return tag.slim ? { tools: ['gcc', 'tar', 'perl'] } : debianTools(tag, system);
    },
  },
  gcc: {
    system: DEBIAN,
    details: { ...BUILD, env: ['GPG_KEYS', 'GCC_MIRRORS', 'GCC_VERSION'] },
    vary: debianTools,
  },
  maven: {
    system: mavenSystem,
    details: { kind: 'build', command: 'none', env: [...JAVA_ENV, 'MAVEN_HOME', 'MAVEN_CONFIG', 'MAVEN_VERSION'] },
    vary: (_tag, system) => {
      if (!system) return { ...DEBIAN_OR_UBUNTU, tools: undefined };
      if (system.distribution === 'alpine') return { hasBash: true, tools: undefined };
      return { tools: system.distribution === 'ubuntu' ? ['curl', 'git', 'tar', 'perl'] : undefined };
    },
  },
  gradle: {
    system: gradleSystem,
    details: {
      kind: 'build',
      command: 'none',
      env: [...JAVA_ENV, 'GRADLE_HOME', 'GRADLE_VERSION'],
      users: [{ name: 'gradle', uid: 1000 }],
      workdir: '/home/gradle',
      tools: undefined,
    },
    vary: (_tag, system) => {
      if (!system) return { ...DEBIAN_OR_UBUNTU, tools: undefined };
      return system.distribution === 'alpine' ? { hasBash: undefined } : undefined;
    },
  },
  haskell: { system: DEBIAN, details: { kind: 'build', command: 'repl', env: ['LANG'], tools: undefined } },
  swift: {
    system: { distribution: 'ubuntu', release: undefined },
    details: {
      kind: 'build',
      command: 'repl',
      env: ['SWIFT_SIGNING_KEY', 'SWIFT_PLATFORM', 'SWIFT_BRANCH', 'SWIFT_VERSION', 'SWIFT_WEBROOT'],
      tools: undefined,
    },
    vary: ({ slim }) => (slim ? { kind: 'language', command: 'shell', tools: ['tar', 'perl'] } : undefined),
  },
  composer: {
    system: ALPINE,
    details: {
      kind: 'build',
      command: 'none',
      env: [...PHP_ENV, 'COMPOSER_ALLOW_SUPERUSER', 'COMPOSER_HOME', 'COMPOSER_VERSION'],
      users: [{ name: 'www-data', uid: 82 }],
      workdir: '/app',
      hasBash: true,
      tools: ['curl', 'wget', 'git', 'make', 'tar'],
    },
    vary: ({ words }) =>
      words.includes('bin') ? { distribution: 'scratch', shell: 'none', hasBash: false, tools: [] } : undefined,
  },
  docker: {
    system: ALPINE,
    details: {
      kind: undefined,
      command: 'shell',
      env: [
        'DOCKER_VERSION',
        'DOCKER_CHANNEL',
        'DOCKER_BUILDX_VERSION',
        'DOCKER_COMPOSE_VERSION',
        'DOCKER_TLS_CERTDIR',
        'DIND_COMMIT',
      ],
      tools: undefined,
    },
    vary: ({ words }) => ({
      ...(words.includes('dind') ? { kind: 'server', command: 'server' } : undefined),
      ...(words.includes('rootless') ? { user: 'rootless', users: [{ name: 'rootless', uid: 1000 }] } : undefined),
    }),
  },
  'alpine/git': { system: ALPINE, details: { command: 'none', workdir: '/git', tools: ['git', 'wget', 'tar'] } },
};

function debianTools(tag: ImageTag, system: System | undefined): ImageDetails | undefined {
  return system?.distribution === 'debian' && !tag.slim ? { tools: EVERY_TOOL } : undefined;
}

/** Maven's default moved from openjdk to Eclipse Temurin; a tag of a version that saw both tells nothing. */
function mavenSystem({ words, version }: ImageTag): System | undefined {
  if (words.includes('amazoncorretto') || words.includes('corretto'))
    return { distribution: 'amazonlinux', release: undefined };
  if (words.includes('temurin') || words.includes('sapmachine')) return { distribution: 'ubuntu', release: undefined };
  const old = /^3\.[0-8](?:\.|$)/.test(version ?? '');
  if (words.includes('openjdk') || (words.includes('jdk') && old)) return openjdkBelow(words);
  return old ? undefined : { distribution: 'ubuntu', release: undefined };
}

function openjdkBelow(words: readonly string[]): System | undefined {
  if (words.includes('slim')) return DEBIAN;
  const java = Number(words.find((word, index) => index > 0 && /^\d+$/.test(word)));
  if (Number.isNaN(java)) return undefined;
  return { distribution: java >= 12 ? 'oraclelinux' : 'debian', release: undefined };
}

function gradleSystem({ words, version }: ImageTag): System | undefined {
  if (words.some((word) => word.includes('corretto'))) return { distribution: 'amazonlinux', release: undefined };
  const major = Number(version?.split('.')[0]);
  return major <= 6 ? undefined : { distribution: 'ubuntu', release: undefined };
}
