/** An observer with the system calls of inotify(7), whose numbers it is given. It loads all it needs before it watches. */
export const PERL_OBSERVER = `use strict;
my ($pipe, $mark, $init, $add) = @ARGV;
$| = 1;
my $queue = syscall($init + 0, 0);
fail("inotify cannot be used: $!") if $queue < 0;
open my $events, '<&=', $queue or fail("inotify cannot be used: $!");
my @folders = ('/dev/shm/');
while (my $folder = <STDIN>) {
  chomp $folder;
  last if $folder eq '';
  push @folders, $folder;
}
# What waits for us has made it, and opens nothing more.
select undef, undef, undef, 0.01 until -p $pipe;
my %folder;
for my $folder (@folders) {
  # IN_OPEN and IN_ONLYDIR.
  my $watch = syscall($add + 0, $queue, $folder, 0x01000020);
  if ($watch >= 0) { $folder{$watch} = $folder }
  # ENOSPC; a folder that is not there, ENOENT or ENOTDIR, lies below a mount, where nobody opens it.
  elsif ($! == 28) { fail('the system watches only ' . keys(%folder) . ' of ' . @folders . ' folders (fs.inotify.max_user_watches)') }
  elsif ($! != 2 && $! != 20) { fail("$folder cannot be watched: $!") }
}
print "ready 1\\n";
release();
my ($asks, %seen) = (1);
for (;;) {
  my $wanted = '';
  vec($wanted, $queue, 1) = 1;
  vec($wanted, 0, 1) = $asks;
  next if select(my $ready = $wanted, undef, undef, undef) < 1;
  if (vec($ready, $queue, 1)) { note(); next }
  $asks = 0;
  if (-e $mark) { release() } else { open my $made, '>', $mark }
}

sub note {
  sysread $events, my $bytes, 65536 or fail("its events cannot be read: $!");
  while (length $bytes) {
    my ($watch, $mask, undef, $length) = unpack 'iIII', $bytes;
    my $name = unpack 'Z*', substr $bytes, 16, $length;
    substr($bytes, 0, 16 + $length) = '';
    print "o\\t\\t\\n" if $mask & 0x4000;
    next if !($mask & 0x20) || $name eq '';
    print "r\\t$folder{$watch}\\t$name\\n" unless $seen{$watch, $name}++;
  }
}

sub release { open my $opened, '<', $pipe or fail("$pipe cannot be opened: $!") }

sub fail {
  print "$_[0]\\n";
  exit 1;
}
`;
