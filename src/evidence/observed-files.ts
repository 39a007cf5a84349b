import type { AnalysedImage } from '#image/analyse.js';
import { finalFiles } from '#image/final-files.js';
import type { NeededFile, ObservedFile } from '#rewrite/to-multi-stage/observation.js';

interface Known {
  /** The line of the Dockerfile behind each layer. */
  readonly lines: readonly (number | undefined)[];
  isInBase(path: string): boolean;
  ownerOf(path: string): string | undefined;
  isChanged(path: string, layer: number, row: number): boolean;
  readonly used: ReadonlySet<string>;
  needsOf(path: string): readonly NeededFile[] | undefined;
}

/** What is used, what that needs, and all that the build made and no package brought: but for caches and databases. */
export function observedFiles(scanned: AnalysedImage, known: Known): readonly ObservedFile[] {
  const { layers, merged, tree } = scanned;
  const found = new Map<string, ObservedFile>();
  const add = (path: string, layer: number, row: number): void => {
    const table = layers[layer]?.table;
    const type = table?.typeOf(row);
    if (!table || found.has(path)) return;
    const owner = ownerOf(path, known);
    // What packages need themselves, they bring.
    const isFile = type === 'file' || type === 'hardlink';
    const needs = owner === undefined && isFile ? known.needsOf(path) : undefined;
    const line = known.lines[layer];
    found.set(path, {
      path,
      type: type === 'directory' || type === 'symlink' ? type : 'file',
      uid: table.uidOf(row),
      gid: table.gidOf(row),
      mode: table.modeOf(row),
      size: table.sizeOf(row),
      ...(line !== undefined && { line }),
      ...(owner !== undefined && { package: owner }),
      ...(known.isChanged(path, layer, row) && { isChanged: true }),
      ...(type === 'symlink' && { target: table.linkOf(row) }),
      ...(needs && { needs }),
      ...(table.hasCapabilities(row) && { isCapable: true }),
    });
    for (const { path: library } of needs ?? []) addAt(library);
  };
  const addAt = (path: string): void => {
    const node = tree.find(path.slice(1));
    const visible = node === undefined ? undefined : merged.visibleAt(node);
    if (visible) add(path, visible.layer, visible.row);
  };
  for (const path of known.used) addAt(path);
  for (const { node, layer, row } of finalFiles(scanned, merged)) {
    const path = `/${tree.pathOf(node)}`;
    const isConfiguration = LIBRARY_FOLDERS.test(path);
    const isNewSource = PACKAGE_SOURCES.test(path) && !known.isInBase(path);
    if ((known.lines[layer] === undefined && !isConfiguration) || (PASSING.test(path) && !isNewSource)) continue;
    const table = layers[layer]?.table;
    if (table?.typeOf(row) === 'directory' && known.isInBase(path)) continue;
    if (table?.linkOf(row).startsWith('/etc/alternatives/')) continue;
    if (ownerOf(path, known) === undefined) add(path, layer, row);
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Tells ld.so where libraries lie. */
const LIBRARY_FOLDERS = /^\/etc\/ld\.so\.conf\.d\/[^/]+\.conf$/;

/** Where packages come from besides the distribution. */
const PACKAGE_SOURCES = /^\/etc\/apt\/sources\.list\.d\/[^/]+$/;

/** What installations and builds leave behind, and what is made anew wherever packages are installed. */
const PASSING =
  /^\/(?:tmp|var\/tmp|proc|sys|dev|run|var\/(?:cache|lib\/(?:apt|dpkg|systemd|pam|ucf|python|emacsen-common|xml-core|sgml-base)|log\/(?:apt|dpkg|alternatives|bootstrap|fontconfig)[^/]*)|lib\/apk|usr\/lib\/apk|etc\/(?:alternatives|apk|rc\d\.d|systemd|ssl\/certs|ca-certificates|apt)|root\/\.(?:cache|npm|m2|gradle|cargo|config|local\/share\/pnpm)|usr\/share\/(?:doc|man|info|mime)|usr\/local\/share\/man|etc\/(?:ld\.so\.cache|passwd|group|shadow|gshadow|subuid|subgid|mailcap|resolv\.conf|hosts|hostname|\.pwd\.lock)-?$|\.dockerenv$|plimsoll)(?:\/|$)|-$/;

/** What the installation of a package makes belongs to that package, too. */
function ownerOf(path: string, { ownerOf: owner }: Known): string | undefined {
  const own = owner(path);
  if (own !== undefined) return own;
  if (/^\/etc\/ssl\/certs\//.test(path)) return owner('/usr/sbin/update-ca-certificates');
  const compiled = /^(.*)\/__pycache__\/([^/]+?)\.[\w-]+\.pyc$/.exec(path);
  return compiled ? owner(`${compiled[1]}/${compiled[2]}.py`) : undefined;
}
