import { nearestOf } from '#text/nearest.js';
import type { Flag, Mount, MountOption, Word } from '../document.js';
import type { Head } from './head.js';

const TYPES = ['bind', 'cache', 'tmpfs', 'secret', 'ssh'];
/** The options that a mount may have. */
export const MOUNT_OPTIONS: readonly string[] = [
  'type',
  'from',
  'source',
  'src',
  'target',
  'dst',
  'destination',
  'readonly',
  'ro',
  'readwrite',
  'rw',
  'id',
  'sharing',
  'required',
  'size',
  'mode',
  'uid',
  'gid',
  'env',
];
const SHARING = ['shared', 'private', 'locked'];

/** The `--mount` flags of a RUN, with what BuildKit would refuse reported. Values with variables are not judged. */
export function readMounts(head: Head): readonly Mount[] {
  const flags = head.base.flags.filter((flag) => flag.name === 'mount' && flag.value !== undefined);
  return flags.map((flag) => readMount(head, flag));
}

function readMount(head: Head, flag: Flag): Mount {
  const options = optionsOf(flag);
  const value = (...keys: readonly string[]): Word | undefined =>
    options.find((option) => keys.includes(option.key))?.value;
  const mount: Mount = {
    type: value('type')?.text.toLowerCase() ?? 'bind',
    target: value('target', 'dst', 'destination'),
    source: value('source', 'src'),
    from: value('from'),
    id: value('id'),
    sharing: value('sharing'),
    options,
    flag,
  };
  reportMount(head, mount);
  return mount;
}

function optionsOf(flag: Flag): readonly MountOption[] {
  const { text, span } = flag.value as Word;
  // The value's text lacks quotes and backslashes, so places are exact only where it stands as it is written.
  const exact = span.end - span.start === text.length;
  const options: MountOption[] = [];
  let start = 0;
  for (const part of text.split(',')) {
    const at = (from: number, to: number) => (exact ? { start: span.start + from, end: span.start + to } : span);
    const equals = part.indexOf('=');
    const end = start + part.length;
    const key = (equals < 0 ? part : part.slice(0, equals)).toLowerCase();
    const value = equals < 0 ? undefined : { text: part.slice(equals + 1), span: at(start + equals + 1, end) };
    options.push({ key, value, span: at(start, end) });
    start = end + 1;
  }
  return options;
}

function reportMount(head: Head, mount: Mount): void {
  const refuse = (message: string, span = mount.flag.span) => head.problem('no-invalid-mount', message, span);
  if (!TYPES.includes(mount.type) && !mount.type.includes('$')) {
    const nearest = nearestOf(mount.type, TYPES);
    const hint = nearest ? ` Did you mean ${nearest}?` : ` It is one of ${TYPES.join(', ')}.`;
    refuse(`${mount.type} is no mount type.${hint}`);
  }
  for (const { key, value, span } of mount.options) {
    // BuildKit's parser passes bare options on; the build judges them.
    if (!value || MOUNT_OPTIONS.includes(key) || key.includes('$')) continue;
    const nearest = nearestOf(key, MOUNT_OPTIONS);
    refuse(`A mount has no option ${key || '(empty)'}.${nearest ? ` Did you mean ${nearest}?` : ''}`, span);
  }
  if (mount.sharing && !SHARING.includes(mount.sharing.text.toLowerCase()) && !mount.sharing.text.includes('$')) {
    refuse(`sharing is one of ${SHARING.join(', ')}, not ${mount.sharing.text}.`, mount.sharing.span);
  }
}
