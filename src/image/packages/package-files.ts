import type { AnalysedImage } from '../analyse.js';
import { wholeContent } from '../read-content.js';
import type { Watch } from '../scan.js';
import { paragraphsIn } from './control-file.js';

/** A package of the system with what its database says besides its version. */
export interface PackageRecord {
  readonly name: string;
  /** The names of what it depends on, of alternatives the first; those of Alpine's libraries are `so:…`. */
  readonly depends: readonly string[];
  /** Debian's section: `libdevel`, `interpreters`; empty where there is none. */
  readonly section: string;
  /** It came because another one needed it. */
  readonly isAutomatic: boolean;
}

/** Which package each file of the system belongs to. */
export interface PackageFiles {
  readonly packages: ReadonlyMap<string, PackageRecord>;
  /** The names of those that the lowest layers alone had. */
  namesIn(layers: number): ReadonlySet<string>;
  /** The layer that installed a package of dpkg last; undefined where that is not told. */
  layerOf(name: string): number | undefined;
  /** The MD5 digests that dpkg knows of configuration files as their packages shipped them, by absolute path. */
  readonly configurationFiles: ReadonlyMap<string, string>;
  /** The name of the package that brought an absolute path; undefined for what no package brought. */
  ownerOf(path: string): string | undefined;
}

/** Reads the lists of files of dpkg and apk while an image is read: give `watch` to analyseImage, then ask. */
export function packageFileSearch(): { readonly watch: Watch; found(scanned: AnalysedImage): PackageFiles } {
  const texts: { readonly path: string; readonly layer: number; readonly row: number; readonly text: string }[] = [];
  let left = LARGEST_LISTS;
  return {
    watch({ path, size, storedSize }, layer, row) {
      if (!LISTS.test(path) || size !== storedSize || size > left) return undefined;
      left -= size;
      return wholeContent(size, (content) => texts.push({ path, layer, row, text: content.toString('utf8') }));
    },
    found({ merged }) {
      const packages = new Map<string, PackageRecord>();
      const owners = new Map<string, string>();
      const own = (path: string, name: string) => owners.set(mergedPath(path), name);
      const visible = texts.filter(({ layer, row }) => merged.hiddenBy(layer, row) === undefined);
      const automatic = new Set(
        visible.filter(({ path }) => path.endsWith('/extended_states')).flatMap(({ text }) => automaticIn(text)),
      );
      const layers = new Map<string, number>();
      const configurationFiles = new Map<string, string>();
      for (const { path, text, layer } of visible) {
        if (/\/status(?:\.d\/|$)/.test(path)) {
          readStatus(text, automatic, packages);
          for (const [, file = '', digest = ''] of text.matchAll(CONFIGURATION_FILE))
            configurationFiles.set(file, digest);
        } else if (path.endsWith('/installed')) readInstalled(text, packages, own);
        else if (path.endsWith('.list')) {
          const name = packageOfList(path);
          layers.set(name, layer);
          for (const line of text.split('\n')) if (line.length > 2) own(line, name);
        }
      }
      return {
        packages,
        namesIn(layers) {
          const below = new Map<string, PackageRecord>();
          const last = texts.filter(({ path, layer }) => layer < layers && !path.endsWith('.list')).sort(byLayer);
          const status = last.findLast(({ path }) => path.endsWith('/status'));
          const installed = last.findLast(({ path }) => path.endsWith('/installed'));
          if (status) readStatus(status.text, automatic, below);
          if (installed) readInstalled(installed.text, below, () => undefined);
          return new Set(below.keys());
        },
        layerOf: (name) => layers.get(name),
        configurationFiles,
        ownerOf: (path) => owners.get(mergedPath(path)),
      };
    },
  };
}

function byLayer(a: { readonly layer: number }, b: { readonly layer: number }): number {
  return a.layer - b.layer;
}

const LISTS =
  /^(?:var\/lib\/dpkg\/(?:status|status\.d\/[^/]+(?<!\.md5sums)|info\/[^/]+\.list)|var\/lib\/apt\/extended_states|(?:usr\/)?lib\/apk\/db\/installed)$/;

/** A line of the field Conffiles. */
const CONFIGURATION_FILE = /^ (\/\S+) ([0-9a-f]{32})$/gm;

/** All lists of an image with everything that Debian has for developers take some ten megabytes. */
const LARGEST_LISTS = 2 ** 27;

/** Folders of the root that lie below /usr today, whatever a package calls them. */
function mergedPath(path: string): string {
  return path.replace(/^\/(bin|sbin|lib\d*|libx32)(?=\/)/, '/usr/$1');
}

/** `var/lib/dpkg/info/libssl3:amd64.list` is of libssl3. */
function packageOfList(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -'.list'.length).replace(/:.*$/, '');
}

function automaticIn(text: string): readonly string[] {
  return [...paragraphsIn(text)].flatMap((fields) =>
    fields.get('auto-installed') === '1' ? (fields.get('package') ?? []) : [],
  );
}

function readStatus(text: string, automatic: ReadonlySet<string>, packages: Map<string, PackageRecord>): void {
  for (const fields of paragraphsIn(text)) {
    const name = fields.get('package');
    const status = fields.get('status')?.split(' ')[2];
    // The files of distroless images in status.d have no status.
    if (!name || (status !== undefined && status !== 'installed')) continue;
    const depends = [fields.get('pre-depends'), fields.get('depends')]
      .flatMap((list) => list?.split(',') ?? [])
      .map((each) => each.trim().replace(/[\s:(|].*$/, ''));
    packages.set(name, {
      name,
      depends,
      section: fields.get('section') ?? '',
      isAutomatic: automatic.has(name),
    });
  }
}

/** Alpine's database: a letter a field; F names a folder, and each R behind it a file in it. */
function readInstalled(
  text: string,
  packages: Map<string, PackageRecord>,
  own: (path: string, name: string) => void,
): void {
  for (const paragraph of text.split('\n\n')) {
    let folder = '';
    const fields = new Map<string, string>();
    for (const line of paragraph.split('\n')) {
      const [letter, value] = [line[0] ?? '', line.slice(2)];
      if (letter === 'F') folder = `/${value}`;
      else if (letter === 'R') own(`${folder}/${value}`, fields.get('P') ?? '');
      else fields.set(letter, value);
    }
    const name = fields.get('P');
    if (!name) continue;
    const depends = (fields.get('D') ?? '').split(' ').map((each) => each.replace(/[<>=~].*$/, ''));
    packages.set(name, { name, depends, section: '', isAutomatic: false });
  }
}
