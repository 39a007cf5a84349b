import { createHash } from 'node:crypto';
import type { PackageFiles } from '#image/packages/package-files.js';
import type { Watch } from '#image/scan.js';

/** Tells which files of packages the build has changed: a package that is installed anew would not have them so. */
export interface ChangedFiles {
  isChanged(path: string, layer: number, row: number): boolean;
}

/** Notes the digests of configuration files while an image is read: give `watch` to analyseImage, then ask. */
export function changedFileSearch(): {
  readonly watch: Watch;
  found(packages: PackageFiles, isCopied: (layer: number) => boolean): ChangedFiles;
} {
  const digests = new Map<string, string>();
  return {
    watch({ path, size, storedSize }, layer, row) {
      if (!path.startsWith('etc/') || size !== storedSize || size > LARGEST || digests.size > MOST) return undefined;
      const hash = createHash('md5');
      return {
        piece: (bytes) => void hash.update(bytes),
        end: () => void digests.set(`${layer} ${row}`, hash.digest('hex')),
      };
    },
    found: ({ ownerOf, layerOf, configurationFiles }, isCopied) => ({
      isChanged(path, layer, row) {
        const owner = ownerOf(path);
        if (owner === undefined) return false;
        const since = layerOf(owner);
        if (isCopied(layer) || (since !== undefined && layer > since)) return true;
        const [shipped, is] = [configurationFiles.get(path), digests.get(`${layer} ${row}`)];
        return shipped !== undefined && is !== undefined && shipped !== is;
      },
    }),
  };
}

const LARGEST = 2 ** 20;
const MOST = 100_000;
