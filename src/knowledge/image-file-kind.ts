import type { LeftoverKind } from './leftover-path.js';
import { leftoverKindOf } from './leftover-path.js';

/** What a file in an image is, as far as a rule asks. */
export type ImageFileKind =
  | Exclude<LeftoverKind, 'version control' | 'documentation' | 'temporary files' | 'logs'>
  | 'package lists'
  | 'project files'
  | 'tools for people'
  | 'sudo';

/** The kind of a path without a slash in front; undefined for what no rule asks about. */
export function imageFileKindOf(path: string): ImageFileKind | undefined {
  const kind = KINDS.find(([, pattern]) => pattern.test(path))?.[0];
  if (kind) return OTHERS_FILES.test(path) && kind === 'project files' ? undefined : kind;
  const leftover = leftoverKindOf(path);
  if (leftover === 'package caches' && /^var\/cache\/(?:debconf|man)\//.test(path)) return undefined;
  return leftover && /^(?:package caches|toolchains|development dependencies|tests)$/.test(leftover)
    ? (leftover as ImageFileKind)
    : undefined;
}

const KINDS: readonly (readonly [ImageFileKind, RegExp])[] = [
  ['package lists', /^var\/lib\/apt\/lists\/(?!lock$|partial\/?$)|^(?:var\/cache\/apk|etc\/apk\/cache)\/APKINDEX/],
  ['sudo', /^(?:usr\/)?(?:local\/)?s?bin\/(?:sudo|doas)$/],
  [
    'tools for people',
    /^(?:usr\/)?(?:local\/)?s?bin\/(?:telnet|nc(?:\.\w+)?|ncat|nmap|tcpdump|strace|gdb|socat|vim?(?:\.\w+)?|nano|emacs(?:-\w+)?|sshd|ftp)$/,
  ],
  [
    'project files',
    /(?:^|\/)(?:\.(?:git|svn|hg|idea|vscode|aws|azure|gcp)\/.|\.(?:vimrc|DS_Store)$|(?:Dockerfile|Containerfile)(?:\.[\w-]+)?$|(?:docker-)?compose(?:\.[\w-]+)?\.ya?ml$)/,
  ],
];

/** Installed packages bring files of their own projects along. */
const OTHERS_FILES =
  /(?:^|\/)(?:node_modules|vendor|site-packages|dist-packages|gems)\/|^usr\/(?:share|lib|local\/(?:share|lib))\//;
