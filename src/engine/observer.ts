import { BUSYBOX_OBSERVER } from './busybox-observer.js';
import { fileAt } from './file-at.js';
import type { FileList } from './file-list.js';
import { PERL_OBSERVER } from './perl-observer.js';

/** The words of a program that watches folders within a container, or why there is none. */
export type Observer = { readonly words: readonly string[] } | { readonly reason: string };

/**
 * What can watch within an image: the Perl that every Debian and Ubuntu has, or the inotifyd of Alpine's busybox.
 *
 * It reads folders from standard input, one a line, an empty line at their end. When it watches them it prints `ready` and
 * how many watchers it has, and opens the pipe for which the program waits. For each file that is opened it prints `r`, the
 * folder and the name, with tabs between them; for a queue that ran over, `o` in front. Each watcher tells of the mark, too,
 * which is opened when standard input ends or the program has: all before that is told then. Another line is a failure.
 */
export function observerOf(architecture: string, files: FileList): Observer {
  const watcher = ['/usr/bin/perl', '/sbin/inotifyd'].find((path) => fileAt(files, path));
  if (!watcher) return { reason: 'the image has neither Perl nor the inotifyd of busybox' };
  const missing = ['/bin/sh', '/usr/bin/mkfifo'].find((path) => !fileAt(files, path));
  if (missing) return { reason: `the image has no ${missing}` };
  if (watcher === '/sbin/inotifyd') return { words: ['/bin/sh', '-c', BUSYBOX_OBSERVER, 'sh', PIPE, MARK] };
  const calls = SYSTEM_CALLS[architecture];
  if (!calls) return { reason: `nothing is known of inotify on ${architecture}` };
  return { words: [watcher, '-e', PERL_OBSERVER, PIPE, MARK, ...calls.map(String)] };
}

/**
 * The words that wait until an observer watches before they become those of the image: the same process, which gets the
 * same signals. One that ends by itself runs as a child, as its end would end the observer with events still unread.
 */
export function observedStart(words: readonly string[], endsByItself: boolean): readonly string[] {
  return ['/bin/sh', '-c', endsByItself ? AS_CHILD : AS_ITSELF, 'sh', ...words];
}

/** The folders to watch, each with a slash at its end: those of the files. */
export function foldersOf(files: readonly string[]): readonly string[] {
  return [...new Set(files.map((path) => path.slice(0, path.lastIndexOf('/') + 1)))];
}

/** In memory that every container has and everybody may write. */
const PIPE = '/dev/shm/plimsoll';

/** The file whose opening ends what is to be noted. */
export const MARK = '/dev/shm/plimsoll.end';

/** Nothing but what the shell has built in: what the observer sees is the program's own. */
const AS_ITSELF = `/usr/bin/mkfifo ${PIPE} && : >${PIPE}; exec "$@"`;
const AS_CHILD = `/usr/bin/mkfifo ${PIPE} && : >${PIPE}; (exec "$@"); code=$?; : >${MARK}; : >${PIPE}; exit $code`;

/** inotify_init1 and inotify_add_watch, by the engine's name of the architecture. Source: the kernel's tables of system calls. */
const SYSTEM_CALLS: Readonly<Record<string, readonly [number, number]>> = {
  amd64: [294, 254],
  '386': [332, 292],
  arm64: [26, 27],
  riscv64: [26, 27],
  loong64: [26, 27],
  arm: [360, 317],
  ppc64le: [318, 276],
  s390x: [324, 285],
};
