import { fileAt } from './file-at.js';
import type { FileList } from './file-list.js';

/** The words of a program that watches folders within a container, or why there is none. */
export type Observer = { readonly words: readonly string[] } | { readonly reason: string };

/**
 * What can watch within an image: the Perl that every Debian and Ubuntu has. It reads folders from standard input, each
 * ended by NUL, an empty one at their end; it prints `ready` when it watches, the path of each file that is opened, and
 * `drained` when standard input ends and no event is left; or `failed: ` and the reason where it cannot know all.
 */
export function observerOf(architecture: string, files: FileList): Observer {
  const calls = SYSTEM_CALLS[architecture];
  if (!calls) return { reason: `nothing is known of inotify on ${architecture}` };
  const missing = [PERL, '/bin/sh', MKFIFO].find((path) => !fileAt(files, path));
  if (missing) return { reason: `the image has no ${missing} to watch with` };
  return { words: [PERL, '-e', SCRIPT, ...calls.map(String), PIPE] };
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

/** The path that an observer prints, where it hides what would end a line. */
export function pathOf(line: string): string {
  return line.replace(/%(25|0a|0d)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

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

const PERL = '/usr/bin/perl';
const MKFIFO = '/usr/bin/mkfifo';
/** In memory that every container has and everybody may write. */
const PIPE = '/dev/shm/plimsoll';

/** Nothing but what the shell has built in: what the observer sees is the program's own. */
const AS_ITSELF = `${MKFIFO} ${PIPE} && read -r line <${PIPE}; exec "$@"`;
const AS_CHILD = `${MKFIFO} ${PIPE} && read -r line <${PIPE}; (exec "$@"); code=$?; : >${PIPE}.end; read -r line <${PIPE}; exit $code`;

const SCRIPT = `use strict;
my ($init, $add, $pipe) = ($ARGV[0] + 0, $ARGV[1] + 0, $ARGV[2]);
$| = 1;
my $queue = syscall($init, 0);
fail("inotify cannot be used: $!") if $queue < 0;
open my $events, '<&=', $queue or fail("inotify cannot be used: $!");
my @folders = ('/dev/shm/');
{
  local $/ = "\\0";
  while (defined(my $folder = <STDIN>)) {
    chomp $folder;
    last if $folder eq '';
    push @folders, $folder;
  }
}
# What waits for us has made it, and opens nothing more.
select undef, undef, undef, 0.01 until -p $pipe;
my %folder;
for my $folder (@folders) {
  my $watch = syscall($add, $queue, $folder, 0x01000020);
  if ($watch >= 0) { $folder{$watch} = $folder }
  elsif ($! == 28) { fail('the system watches only ' . keys(%folder) . ' of ' . @folders . ' folders (fs.inotify.max_user_watches)') }
  elsif ($! != 2 && $! != 20) { fail("$folder cannot be watched: $!") }
}
print "ready\\n";
release();
my ($asks, %seen) = (1);
for (;;) {
  my $wanted = '';
  vec($wanted, $queue, 1) = 1;
  vec($wanted, 0, 1) = $asks;
  next if select(my $ready = $wanted, undef, undef, undef) < 1;
  if (vec($ready, $queue, 1)) { note() }
  else { $asks = 0; print "drained\\n" }
}

sub note {
  sysread $events, my $bytes, 65536 or fail("its events cannot be read: $!");
  while (length $bytes) {
    my ($watch, $mask, undef, $length) = unpack 'iIII', $bytes;
    my $name = unpack 'Z*', substr $bytes, 16, $length;
    substr($bytes, 0, 16 + $length) = '';
    fail('more is opened at once than the system notes (fs.inotify.max_queued_events)') if $mask & 0x4000;
    # Of files, not of folders.
    next if !($mask & 0x20) || $mask & 0x40000000 || $name eq '';
    my $path = $folder{$watch} . $name;
    if ($path eq "$pipe.end") { print "drained\\n"; release(); exit }
    $path =~ s/([%\\n\\r])/sprintf '%%%02x', ord $1/ge;
    print "$path\\n" unless $seen{$path}++;
  }
}

sub release {
  sysopen(my $open, $pipe, 1) or fail("$pipe cannot be opened: $!");
  close $open;
}

sub fail {
  print "failed: $_[0]\\n";
  exit 1;
}
`;
