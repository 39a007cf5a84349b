import type { Directive, Document } from '#dockerfile/document.js';
import type { Span } from '#text/span.js';

/** Docker's own frontend, as `# syntax=` names it. */
export interface SyntaxImage {
  readonly directive: Directive;
  /** `docker/dockerfile` or `docker/dockerfile-upstream`. */
  readonly repository: string;
  /** Without a digest; undefined when none is written. */
  readonly tag: string | undefined;
  /** N of the tag `1.N`, `1.N.M` or `1.N-labs`; undefined for a tag that moves. */
  readonly minor: number | undefined;
  readonly isLabs: boolean;
  readonly hasDigest: boolean;
  /** The place of the tag, or the end of the repository where a tag would stand. */
  readonly tagSpan: Span;
}

const IMAGE = /^(?:docker\.io\/)?(docker\/dockerfile(?:-upstream)?)(?::([\w.-]+))?(@sha256:[0-9a-f]+)?$/;

/** What the syntax directive says, when it names Docker's own frontend. */
export function syntaxImageOf({ directives }: Document): SyntaxImage | undefined {
  const directive = directives.find(({ name }) => name === 'syntax');
  const match = IMAGE.exec(directive?.value.text ?? '');
  if (!directive || !match?.[1]) return undefined;
  const [, repository, tag, digest] = match;
  const version = /^1\.(\d+)(?:\.\d+)?(-labs)?$/.exec(tag ?? '');
  const end = directive.value.span.end - (digest?.length ?? 0);
  return {
    directive,
    repository,
    tag,
    minor: version ? Number(version[1]) : undefined,
    isLabs: /(?:^|-)labs$/.test(tag ?? ''),
    hasDigest: digest !== undefined,
    tagSpan: { start: end - (tag?.length ?? 0), end },
  };
}
