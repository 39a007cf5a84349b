import type { Accounts } from './accounts.js';
import { accountSearch } from './accounts.js';
import type { AnalysedImage } from './analyse.js';
import type { DangerousFile } from './dangers.js';
import { dangerousFilesOf } from './dangers.js';
import type { FoundElf } from './elf/find-elf.js';
import { elfSearch } from './elf/find-elf.js';
import type { NeededLibrary } from './elf/libraries.js';
import { librariesNeededBy } from './elf/libraries.js';
import { loaderOf } from './elf/loader.js';
import type { SearchPath } from './elf/search-path.js';
import { searchPathSearch } from './elf/search-path.js';
import type { FileGroup } from './file-groups.js';
import { fileGroupsOf } from './file-groups.js';
import { programPathOf } from './find-program.js';
import type { ImageConfig } from './image.js';
import type { Inventory } from './packages/find-packages.js';
import { packageSearch } from './packages/find-packages.js';
import type { Watch } from './scan.js';
import type { ImageSecret } from './secrets.js';
import { secretSearch } from './secrets.js';
import type { Waste } from './waste.js';
import { wasteOf } from './waste.js';
import { watchAll } from './watch-all.js';

/** All that is known of an image: what rules about images ask. */
export interface ImageFacts {
  readonly name: string;
  readonly config: ImageConfig;
  /** Bytes of the files in all its layers, as `docker images` counts. */
  readonly size: number;
  readonly scanned: AnalysedImage;
  readonly accounts: Accounts;
  readonly secrets: readonly ImageSecret[];
  readonly dangers: readonly DangerousFile[];
  /** The files that some rule asks about, by kind and layer. */
  readonly groups: readonly FileGroup[];
  /** The program that a container starts, with the libraries that it needs; undefined for a script, or for none. */
  readonly program: { readonly path: string; readonly needed: readonly NeededLibrary[] } | undefined;
  readonly inventory: Inventory;
  readonly waste: Waste;
}

/** Collects facts while an image is read: give `watch` to analyseImage, then ask for what was found. */
export function factSearch(): { readonly watch: Watch; found(scanned: AnalysedImage): Promise<ImageFacts> } {
  const [secrets, accounts, packages] = [secretSearch(), accountSearch(), packageSearch()];
  const [elf, searchPath] = [elfSearch(), searchPathSearch()];
  return {
    watch: watchAll(secrets.watch, accounts.watch, packages.watch, elf.watch, searchPath.watch),
    async found(scanned) {
      const { image, layers, merged } = scanned;
      const config = await image.config();
      return {
        name: image.name,
        config,
        size: layers.reduce((sum, { contentSize }) => sum + contentSize, 0),
        scanned,
        accounts: accounts.found(scanned),
        secrets: await secrets.found(scanned),
        dangers: dangerousFilesOf(scanned),
        program: programOf(scanned, config, await elf.found(scanned), searchPath.found(scanned)),
        groups: fileGroupsOf(scanned),
        inventory: packages.found(scanned),
        waste: wasteOf(scanned, merged),
      };
    },
  };
}

function programOf(
  scanned: AnalysedImage,
  config: ImageConfig,
  { files }: FoundElf,
  searchPath: SearchPath,
): ImageFacts['program'] {
  const { Entrypoint, Cmd, Env = [] } = config.config ?? {};
  const name = Entrypoint?.[0] || Cmd?.[0];
  const path = name && programPathOf(scanned, config, name);
  const needed = path && librariesNeededBy(path, loaderOf(scanned, files, searchPath, Env));
  return path && needed ? { path, needed } : undefined;
}
