import type { AnalysedImage } from '../analyse.js';
import { wholeContent } from '../read-content.js';
import type { Watch } from '../scan.js';
import type { TarEntry } from '../tar-entry.js';
import type { ContentReader } from '../tar-walker.js';
import { goBuildInfoReader } from './go-build-info.js';
import { javaPackagesIn } from './java-archive.js';
import { npmPackageIn, pythonPackageIn } from './language-packages.js';
import type { Package } from './package.js';
import { isRpmDatabase, isRpmLog, rpmPackagesIn } from './rpm/rpm-packages.js';
import { apkPackagesIn, dpkgPackagesIn } from './system-packages.js';

/** A package with the file that tells of it. */
export interface InstalledPackage extends Package {
  readonly path: string;
  readonly layer: number;
}

/** The system of an image; all are empty where nothing tells. */
export interface Distribution {
  readonly id: string;
  readonly version: string;
  /** For people: `Debian GNU/Linux 12 (bookworm)`. */
  readonly name: string;
}

/** What an image has installed, and the distribution that it is. */
export interface Inventory {
  /** `debian` and `12`, as os-release has them; empty where there is none. */
  readonly distribution: Distribution;
  readonly packages: readonly InstalledPackage[];
  /** Databases that are there and could not be read, or not in full. */
  readonly unread: readonly string[];
}

/** Reads package databases while an image is read: give `watch` to analyseImage, then ask for what containers see. */
export function packageSearch(): { readonly watch: Watch; found(scanned: AnalysedImage): Inventory } {
  const sources: {
    readonly path: string;
    readonly layer: number;
    readonly row: number;
    readonly packages: readonly Package[] | undefined;
  }[] = [];
  const releases: { readonly layer: number; readonly row: number; readonly text: string }[] = [];
  const watch: Watch = (entry, layer, row) => {
    const { path } = entry;
    if (/^(?:etc|usr\/lib)\/os-release$/.test(path) && entry.size < 65_536)
      return wholeContent(entry.storedSize, (content) => releases.push({ layer, row, text: content.toString('utf8') }));
    return readerOf(entry, (packages) => {
      if (packages?.length !== 0) sources.push({ path, layer, row, packages });
    });
  };
  return {
    watch,
    found({ merged }) {
      const isVisible = ({ layer, row }: { readonly layer: number; readonly row: number }) =>
        merged.hiddenBy(layer, row) === undefined;
      const visible = sources.filter(isVisible);
      const packages = visible.flatMap(({ packages: found = [], path, layer }) =>
        found.map((each) => ({ ...each, path, layer })),
      );
      const unread = visible.filter((source) => source.packages === undefined).map(({ path }) => path);
      packages.sort(
        (a, b) =>
          order(a.type, b.type) || order(a.name, b.name) || order(a.version, b.version) || order(a.path, b.path),
      );
      return { distribution: distributionIn(releases.findLast(isVisible)?.text ?? ''), packages, unread };
    },
  };
}

function readerOf(
  { path, size, storedSize, mode }: TarEntry,
  use: (packages: readonly Package[] | undefined) => void,
): ContentReader | undefined {
  if (size !== storedSize || size === 0) return undefined;
  const whole = (limit: number, read: (content: Buffer) => readonly Package[] | undefined) =>
    size <= limit ? wholeContent(size, (content) => use(read(content))) : undefined;
  const text = (read: (content: string) => readonly Package[] | Package | undefined) =>
    whole(LARGEST_TEXT, (content) => [read(content.toString('utf8')) ?? []].flat());
  if (path === 'var/lib/dpkg/status' || /^var\/lib\/dpkg\/status\.d\/[^/]+(?<!\.md5sums)$/.test(path))
    return text(dpkgPackagesIn);
  if (/^(?:usr\/)?lib\/apk\/db\/installed$/.test(path)) return text(apkPackagesIn);
  if (isRpmDatabase(path)) return whole(LARGEST_DATABASE, rpmPackagesIn) ?? noted(use);
  if (isRpmLog(path)) return noted(use);
  if (/(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/@.][^/]*\/package\.json$/.test(path)) return text(npmPackageIn);
  if (/\.dist-info\/METADATA$|\.egg-info(?:\/PKG-INFO)?$/.test(path)) return text(pythonPackageIn);
  if (/\.(?:jar|war|ear)$/.test(path)) return whole(LARGEST_ARCHIVE, (content) => javaPackagesIn(content));
  return (mode & 0o111) !== 0 && size > 100_000 ? goBuildInfoReader(use) : undefined;
}

/** What is there and cannot be read, or not in full. */
function noted(use: (packages: undefined) => void): ContentReader {
  return { piece: () => undefined, end: () => use(undefined) };
}

const LARGEST_TEXT = 32 * 2 ** 20;
const LARGEST_DATABASE = 96 * 2 ** 20;
const LARGEST_ARCHIVE = 64 * 2 ** 20;

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function distributionIn(text: string): Inventory['distribution'] {
  const value = (name: string) => new RegExp(`^${name}=["']?([^"'\\n]*)`, 'm').exec(text)?.[1] ?? '';
  return { id: value('ID'), version: value('VERSION_ID'), name: value('PRETTY_NAME') };
}
