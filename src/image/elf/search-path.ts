import { byPath } from '#text/by-path.js';
import type { AnalysedImage } from '../analyse.js';
import { wholeContent } from '../read-content.js';
import type { Watch } from '../scan.js';

/** The folders in which a loader looks when nobody tells it more, in its order. */
export interface SearchPath {
  /** Of the loader of glibc: those of /etc/ld.so.conf, then its own. */
  readonly glibc: readonly string[];
  /** Of musl's. */
  readonly musl: readonly string[];
}

/** Reads the configuration of the loaders: give `watch` to analyseImage, then ask. */
export function searchPathSearch(): { readonly watch: Watch; found(scanned: AnalysedImage): SearchPath } {
  const texts: { readonly path: string; readonly layer: number; readonly row: number; readonly text: string }[] = [];
  return {
    watch({ path, size, storedSize }, layer, row) {
      if (!/^etc\/(?:ld\.so\.conf(?:\.d\/[^/]+\.conf)?|ld-musl-[\w-]+\.path)$/.test(path)) return undefined;
      if (size !== storedSize || size > LARGEST || texts.length > MOST) return undefined;
      return wholeContent(size, (content) => texts.push({ path, layer, row, text: content.toString('utf8') }));
    },
    found({ merged }) {
      const visible = texts.filter(({ layer, row }) => merged.hiddenBy(layer, row) === undefined);
      visible.sort(byPath);
      const folders = (pattern: RegExp) =>
        visible
          .filter(({ path }) => pattern.test(path))
          .flatMap(({ text }) => text.replace(/#.*/g, '').match(/(?<=^|[\s:,])\/[^\s:,]*/gm) ?? []);
      const musl = folders(/musl/);
      return {
        glibc: [
          ...folders(/ld\.so\.conf\.d\//),
          ...folders(/ld\.so\.conf$/).filter((path) => !path.includes('*')),
          ...GLIBC,
        ],
        musl: musl.length > 0 ? musl : MUSL,
      };
    },
  };
}

const LARGEST = 2 ** 16;
const MOST = 1000;

/** Built into the loaders: glibc's manual of ld.so, where 64-bit systems have lib64, and musl's ldso/dynlink.c. */
const GLIBC = ['/lib64', '/usr/lib64', '/lib', '/usr/lib'];
const MUSL = ['/lib', '/usr/local/lib', '/usr/lib'];
