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
import { findFile } from './find-file.js';
import { programPathOf } from './find-program.js';
import type { ImageConfig } from './image.js';
import type { Inventory } from './packages/find-packages.js';
import { packageSearch } from './packages/find-packages.js';
import type { Watch } from './scan.js';
import type { ScriptStart } from './script-start.js';
import { scriptStartSearch } from './script-start.js';
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
  /** How the script begins that a container starts; undefined for a program, or for none. */
  readonly script: (ScriptStart & { readonly path: string }) | undefined;
  readonly inventory: Inventory;
  readonly waste: Waste;
}

/** Collects facts while an image is read: give `watch` to analyseImage, then ask for what was found. */
export function factSearch(): { readonly watch: Watch; found(scanned: AnalysedImage): Promise<ImageFacts> } {
  const [secrets, accounts, packages] = [secretSearch(), accountSearch(), packageSearch()];
  const [elf, searchPath, scripts] = [elfSearch(), searchPathSearch(), scriptStartSearch()];
  return {
    watch: watchAll(secrets.watch, accounts.watch, packages.watch, elf.watch, searchPath.watch, scripts.watch),
    async found(scanned) {
      const { image, layers, merged } = scanned;
      const config = await image.config();
      const path = startedPath(scanned, config);
      const file = path === undefined ? undefined : findFile(scanned, path);
      const script = file && scripts.startOf(file.layer, file.row);
      return {
        name: image.name,
        config,
        size: layers.reduce((sum, { contentSize }) => sum + contentSize, 0),
        scanned,
        accounts: accounts.found(scanned),
        secrets: await secrets.found(scanned),
        dangers: dangerousFilesOf(scanned),
        program: programOf(path, scanned, config, await elf.found(scanned), searchPath.found(scanned)),
        script: path !== undefined && script ? { ...script, path } : undefined,
        groups: fileGroupsOf(scanned),
        inventory: packages.found(scanned),
        waste: wasteOf(scanned, merged),
      };
    },
  };
}

/** The path of what a container starts. */
function startedPath(scanned: AnalysedImage, config: ImageConfig): string | undefined {
  const { Entrypoint, Cmd } = config.config ?? {};
  const name = Entrypoint?.[0] || Cmd?.[0];
  return name ? programPathOf(scanned, config, name) : undefined;
}

function programOf(
  path: string | undefined,
  scanned: AnalysedImage,
  config: ImageConfig,
  { files }: FoundElf,
  searchPath: SearchPath,
): ImageFacts['program'] {
  if (path === undefined) return undefined;
  const needed = librariesNeededBy(path, loaderOf(scanned, files, searchPath, config.config?.Env ?? []));
  return needed && { path, needed };
}
