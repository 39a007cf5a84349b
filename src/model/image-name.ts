/** An image reference taken apart. Source: the reference grammar of distribution/reference. */
export interface ImageName {
  readonly text: string;
  /** `docker.io` when none is written. */
  readonly registry: string;
  /** As Docker's users write it: `node` for docker.io/library/node, with the registry in front for others. */
  readonly repository: string;
  /** The repository as its registry knows it: `library/node`. */
  readonly path: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

const REFERENCE =
  /^((?:[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*)(?::([\w][\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128}))?$/;
const DOMAIN =
  /^(?:(?:[A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9])(?:\.(?:[A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9]))*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?$/;
const LONGEST_PATH = 255;

/** The parts of an image reference, undefined when it is none. */
export function parseImageName(text: string): ImageName | undefined {
  const { domain, rest } = splitDomain(text);
  if (domain !== undefined && !isRegistryHost(domain)) return undefined;
  const match = REFERENCE.exec(rest);
  // Docker would take a name of 64 hexadecimal digits for the ID of an image.
  if (!match?.[1] || /^[0-9a-f]{64}$/.test(text)) return undefined;
  const registry = domain !== undefined && !/^(?:index\.)?docker\.io$/.test(domain) ? domain : 'docker.io';
  const isHub = registry === 'docker.io';
  const path = isHub && !match[1].includes('/') ? `library/${match[1]}` : match[1];
  if (path.length > LONGEST_PATH) return undefined;
  return {
    text,
    registry,
    repository: isHub ? path.replace(/^library\//, '') : `${registry}/${path}`,
    path,
    tag: match[2],
    digest: match[3],
  };
}

/** Whether a text names a registry: a host with an optional port, `localhost:5000`, `[::1]:5000`. */
export function isRegistryHost(text: string): boolean {
  return DOMAIN.test(text);
}

/** What is wrong with a text that parseImageName refuses, as the end of a sentence about it. */
export function imageNameProblem(text: string): string {
  if (text === '') return 'is empty';
  if (/\s/.test(text)) return 'has white space in it';
  if (/^[a-z]+:\/\//i.test(text)) return 'is a URL; an image name has no scheme in front';
  if (/^[0-9a-f]{64}$/.test(text)) return 'looks like the ID of an image, not like a name';
  const { domain, rest } = splitDomain(text);
  if (domain !== undefined && !isRegistryHost(domain)) return `has ${domain} in front, which is no host name`;
  const [name = '', digest] = cut(rest, '@');
  const [path = '', tag] = cut(name, ':');
  if (digest !== undefined && !REFERENCE.test(`a@${digest}`)) {
    return 'has a bad digest: it must be sha256: and 64 hexadecimal digits in lower case';
  }
  if (/[A-Z]/.test(path)) return 'has upper-case letters; the name must be in lower case';
  if (tag !== undefined && !REFERENCE.test(`a:${tag}`)) {
    return 'has a bad tag: up to 128 letters, digits, dots, hyphens and underscores, and no dot or hyphen first';
  }
  if (path.length > LONGEST_PATH - 'library/'.length) return `is longer than ${LONGEST_PATH} characters`;
  return 'does not follow [registry/]name[:tag][@digest]';
}

/** Docker's rule: what stands before the first slash is a registry when it has a dot, a colon or a capital, or is localhost. */
function splitDomain(text: string): { readonly domain: string | undefined; readonly rest: string } {
  const slash = text.indexOf('/');
  const first = slash < 0 ? '' : text.slice(0, slash);
  const isDomain = /[.:[]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
  return isDomain ? { domain: first, rest: text.slice(slash + 1) } : { domain: undefined, rest: text };
}

function cut(text: string, at: string): readonly [string, string | undefined] {
  const index = text.indexOf(at);
  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}
