import type { BaseImageFacts } from './base-image.js';
import { SHELL_LESS } from './distribution-facts.js';
import type { ImageTag } from './image-tag.js';
import { DEBIAN_RELEASES } from './image-tag.js';
import { ownValue } from './own-value.js';

const NAME =
  /^gcr\.io\/distroless\/(static|base|base-nossl|cc|java-base|java\d*|nodejs\d*|python3|python2\.7)(?:-debian(\d+))?$/;

/** The facts about an image of the distroless project; undefined for any other. Source: the project's README and build files. */
export function distrolessFactsOf(image: string, tag: ImageTag): BaseImageFacts | undefined {
  const match = NAME.exec(image);
  if (!match) return undefined;
  const [, name = '', debian] = match;
  const nonroot = tag.words.includes('nonroot');
  const debug = tag.words.includes('debug');
  const language = /^(?:java\d|java$|nodejs|python)/.test(name);
  return {
    image,
    distribution: 'distroless',
    release: debian === undefined ? undefined : ownValue(DEBIAN_RELEASES, debian),
    libc: name === 'static' ? 'none' : 'glibc',
    // The debug variants have their shell at /busybox/sh; there is still nothing at /bin/sh.
    ...SHELL_LESS,
    tools: debug ? ['wget', 'tar'] : [],
    user: nonroot ? '65532' : undefined,
    users: [{ name: 'nonroot', uid: 65532 }],
    workdir: nonroot ? '/home/nonroot' : undefined,
    env: [
      'PATH',
      'SSL_CERT_FILE',
      ...(name.startsWith('java') ? ['LANG', 'JAVA_VERSION'] : []),
      ...(name.startsWith('python') ? ['LANG'] : []),
    ],
    command: commandOf(name, debug),
    stepsDown: false,
    kind: language ? 'language' : 'minimal',
  };
}

function commandOf(name: string, debug: boolean): BaseImageFacts['command'] {
  if (/^(?:nodejs|python)/.test(name)) return 'repl';
  if (/^java\d|^java$/.test(name)) return undefined;
  return debug ? 'shell' : 'none';
}
