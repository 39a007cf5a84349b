/** An image reference taken apart. Source: the reference grammar of distribution/reference. */
export interface ImageName {
  readonly text: string;
  /** `docker.io` when none is written. */
  readonly registry: string;
  /** As Docker's users write it: `node` for docker.io/library/node, with the registry in front for others. */
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

const REFERENCE =
  /^((?:[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*)(?::([\w][\w.-]{0,127}))?(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?$/;
const DOMAIN =
  /^(?:(?:[A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9])(?:\.(?:[A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9]))*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?$/;

/** The parts of an image reference, undefined when it is none. */
export function parseImageName(text: string): ImageName | undefined {
  const slash = text.indexOf('/');
  const first = slash < 0 ? '' : text.slice(0, slash);
  const hasRegistry = /[.:[]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
  if (hasRegistry && !DOMAIN.test(first)) return undefined;
  const match = REFERENCE.exec(hasRegistry ? text.slice(slash + 1) : text);
  if (!match?.[1]) return undefined;
  const registry = hasRegistry && !/^(?:index\.)?docker\.io$/.test(first) ? first : 'docker.io';
  const path = registry === 'docker.io' ? match[1].replace(/^library\//, '') : match[1];
  return {
    text,
    registry,
    repository: registry === 'docker.io' ? path : `${registry}/${path}`,
    tag: match[2],
    digest: match[3],
  };
}
