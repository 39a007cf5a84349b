/**
 * Whether a repository's name already says which release it holds, or the system has no releases at all, so that a tag
 * would add nothing: `gcr.io/distroless/static-debian13`, `ubi9/ubi`, `archlinux`.
 * Sources: the repositories' own lists of tags, as of 2026-11-21.
 */
export function holdsVersionInName(repository: string): boolean {
  return VERSION_IN_NAME.test(repository) || ROLLING.test(repository);
}

const VERSION_IN_NAME = /^gcr\.io\/distroless\/.*-debian\d+$|(?:^|\/)(?:ubi|rhel)\d+(?:\/|-|$)/;
const ROLLING = /^(?:archlinux(?:\/.*)?|opensuse\/tumbleweed|gentoo\/.*|kalilinux\/kali-rolling|clearlinux)$/;
