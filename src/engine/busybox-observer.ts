/**
 * An observer with the inotifyd of busybox, one for 500 folders, and nothing besides that the shell has not built in. What
 * the kernel says of a process tells how many folders it watches.
 */
export const BUSYBOX_OBSERVER = `pipe=$1 mark=$2 count=0 watchers=
shift 2
watch() {
  /sbin/inotifyd - /dev/shm/:r "$@" 2>&1 &
  watcher=$! count=$((count + 1)) watchers="$watchers $!"
  until stands $(($# + 1)); do lives "$watcher" || exit 1; done
}
stands() {
  stand=0
  for each in /proc/$watcher/fdinfo/*; do
    while read -r line; do case $line in inotify*) stand=$((stand + 1)) ;; esac; done <"$each"
  done 2>/dev/null
  [ "$stand" -eq "$1" ]
}
lives() { [ -e "/proc/$1/fdinfo/1" ]; }
until [ -p "$pipe" ]; do :; done
while read -r folder && [ -n "$folder" ]; do
  [ -d "$folder" ] || continue
  case $folder in *:*) echo "inotifyd cannot watch $folder"; exit 1 ;; esac
  set -- "$@" "$folder:r"
  [ $# -lt 500 ] || { watch "$@"; set --; }
done
watch "$@"
echo "ready $count"
: <"$pipe"
read -r end
for watcher in $watchers; do lives "$watcher" || echo 'inotifyd has ended'; done
if [ -e "$mark" ]; then : <"$pipe"; else : >"$mark"; fi
wait
`;
