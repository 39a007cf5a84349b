import type { ComparedImage, Image, ImageFacts, ImageFormat, PackageFormat, Watch } from '../../index.js';
import {
  accountSearch,
  analyseImage,
  ancestryOf,
  compareImages,
  contentHashes,
  dangerousFilesOf,
  elfSearch,
  factSearch,
  formatBase,
  formatDifference,
  formatFiles,
  formatHistory,
  formatImageSummary,
  formatLayers,
  formatLibraries,
  formatNeeded,
  formatPackages,
  formatSecrets,
  formatWaste,
  historyOf,
  imageSummaryOf,
  layerLinesOf,
  layerListOf,
  leftoversOf,
  librariesNeededBy,
  libraryReportOf,
  listedFiles,
  loaderOf,
  packageSearch,
  packageUrlOf,
  readSource,
  saveImage,
  searchPathSearch,
  secretSearch,
  sharedLayersOf,
  ToolError,
  version,
  wasteOf,
  watchAll,
} from '../../index.js';
import type { OpenedOptions } from './image-open.js';
import { bytesProgress, withImage } from './image-open.js';
import { browse, canBrowse } from './image-tree.js';
import { outputWidth, writeNote, writeOutput } from './terminal.js';

interface Options extends OpenedOptions {
  readonly format: ImageFormat;
}

/** `plimsoll image inspect REF`. */
export async function inspect(ref: string, options: Options): Promise<void> {
  await withImage(ref, options, async (image) => {
    writeOutput(formatImageSummary(await imageSummaryOf(image), options.format));
  });
}

/** `plimsoll image layers REF`. */
export async function layers(ref: string, options: Options & { readonly dockerfile?: string }): Promise<void> {
  const source = options.dockerfile === undefined ? undefined : await readSource(options.dockerfile);
  if (source instanceof ToolError) throw source;
  await withImage(ref, options, async (image) => {
    const lines = source && layerLinesOf(source.text, await image.config());
    writeOutput(formatLayers(layerListOf(await analysed(image), lines), options.format, outputWidth()));
  });
}

/** `plimsoll image history REF`. */
export async function history(
  ref: string,
  options: OpenedOptions & { readonly format: string; readonly trunc: boolean },
): Promise<void> {
  await withImage(ref, options, async (image) => {
    const sizes = (await analysed(image)).layers.map(({ contentSize }) => contentSize);
    const steps = historyOf(await image.config(), sizes);
    writeOutput(formatHistory(steps, options.format, outputWidth(), new Date(), !options.trunc));
  });
}

/** `plimsoll image files REF`. */
export async function files(
  ref: string,
  options: Options & { readonly layer?: string; readonly wasted?: boolean; readonly plain?: boolean },
): Promise<void> {
  await withImage(ref, options, async (image) => {
    const isPlain = options.plain || options.wasted || options.layer !== undefined || options.format !== 'text';
    if (!isPlain && canBrowse()) return browse(await analysed(image));
    const layer = options.layer === undefined ? undefined : layerNumber(options.layer, image.layers.length);
    const listed = listedFiles(await analysed(image), { layer, wasted: options.wasted });
    for (const text of formatFiles(listed, options.format, layer !== undefined || options.wasted === true))
      writeOutput(text);
  });
}

function layerNumber(text: string, count: number): number {
  if (/^\d+$/.test(text) && Number(text) < count) return Number(text);
  throw new ToolError(
    'LAYER_UNKNOWN',
    `There is no layer ${text}.`,
    `Name one from 0 to ${count - 1}; plimsoll image layers lists them.`,
  );
}

/** `plimsoll image waste REF`. */
export async function waste(ref: string, options: Options): Promise<void> {
  await withImage(ref, options, async (image) => {
    const scanned = await analysed(image);
    const report = {
      waste: wasteOf(scanned, scanned.merged),
      dive: scanned.dive,
      leftovers: leftoversOf(scanned),
      layers: layerListOf(scanned),
    };
    writeOutput(formatWaste(report, options.format, outputWidth()));
  });
}

/** `plimsoll image secrets REF`: exit code 1 where there are any. */
export async function secrets(ref: string, options: Options): Promise<void> {
  await withImage(ref, options, async (image) => {
    const [search, accounts] = [secretSearch(), accountSearch()];
    const scanned = await analysed(image, watchAll(search.watch, accounts.watch));
    const found = await search.found(scanned);
    const user = (await image.config()).config?.User ?? '';
    const dangers = dangerousFilesOf(scanned);
    writeOutput(formatSecrets(found, dangers, accounts.found(scanned), user, options.format, outputWidth()));
    if (found.length > 0) process.exitCode = 1;
  });
}

/** `plimsoll image packages REF`. */
export async function packages(
  ref: string,
  options: OpenedOptions & { readonly format: PackageFormat },
): Promise<void> {
  await withImage(ref, options, async (image) => {
    const search = packageSearch();
    const inventory = search.found(await analysed(image, search.watch));
    const subject = {
      name: image.tags[0] ?? image.name,
      digest: image.digest ?? image.id,
      created: (await image.config()).created ?? '1970-01-01T00:00:00Z',
      toolVersion: version,
      urlOf: (each: (typeof inventory.packages)[number]) => packageUrlOf(each, inventory.distribution),
    };
    writeOutput(formatPackages(inventory, subject, options.format, outputWidth()));
  });
}

/** `plimsoll image libraries REF`: exit code 1 where a program lacks something. */
export async function libraries(ref: string, options: Options & { readonly program?: string }): Promise<void> {
  await withImage(ref, options, async (image) => {
    const [elf, paths] = [elfSearch(), searchPathSearch()];
    const scanned = await analysed(image, watchAll(elf.watch, paths.watch));
    const found = await elf.found(scanned);
    const loader = loaderOf(scanned, found.files, paths.found(scanned), (await image.config()).config?.Env ?? []);
    if (options.program === undefined) {
      const report = libraryReportOf(found, loader);
      writeOutput(formatLibraries(report, options.format, outputWidth()));
      if (report.missing.some(({ byProgram }) => byProgram)) process.exitCode = 1;
      return;
    }
    const needed = librariesNeededBy(options.program, loader);
    if (!needed) throw notAProgram(options.program);
    writeOutput(formatNeeded(options.program, needed, options.format, outputWidth()));
    if (needed.some(({ path }) => path === undefined)) process.exitCode = 1;
  });
}

function notAProgram(path: string): ToolError {
  return new ToolError(
    'PROGRAM_UNKNOWN',
    `${path} is no program or library of the image.`,
    'Name it with its path, such as /usr/bin/env; a script is none.',
  );
}

/** `plimsoll image base REF`. */
export async function base(ref: string, options: Options & { readonly base?: readonly string[] }): Promise<void> {
  await withImage(ref, options, async (image) => {
    const search = packageSearch();
    const { distribution } = search.found(await analysed(image, search.watch));
    const compared: { name: string; layers: number; shared: number }[] = [];
    for (const name of options.base ?? [])
      await withImage(name, options, async ({ layers: below }) => {
        const shared = sharedLayersOf(diffIdsOf(below), diffIdsOf(image.layers));
        compared.push({ name, layers: below.length, shared });
      });
    const report = { ...ancestryOf(await image.config()), system: distribution, compared };
    writeOutput(formatBase(report, options.format, outputWidth()));
  });
}

function diffIdsOf(list: Image['layers']): readonly string[] {
  return list.map(({ diffId }) => diffId);
}

/** `plimsoll image diff BEFORE AFTER`. */
export async function diff(before: string, after: string, options: Options): Promise<void> {
  await withImage(before, options, async (first) => {
    await withImage(after, options, async (second) => {
      const difference = await compareImages(await compared(first), await compared(second));
      writeOutput(formatDifference(difference, options.format, outputWidth()));
    });
  });
}

async function compared(image: Image): Promise<ComparedImage> {
  const search = packageSearch();
  const hashes = contentHashes();
  const scanned = await analysed(image, watchAll(hashes.watch, search.watch));
  return { scanned, inventory: search.found(scanned), hashOf: hashes.hashOf };
}

/** `plimsoll image save REF FILE`. */
export async function save(
  ref: string,
  file: string,
  options: OpenedOptions & { readonly tag?: string },
): Promise<void> {
  await withImage(ref, options, (image) => saveImage(image, file, options.tag));
}

/** All that rules ask of an image; with a base image also how many layers are that one's. */
export async function factsOf(
  ref: string,
  options: OpenedOptions & { readonly base?: string },
): Promise<{ readonly facts: ImageFacts; readonly baseLayers: number | undefined }> {
  let baseLayers: number | undefined;
  let facts: ImageFacts | undefined;
  await withImage(ref, options, async (image) => {
    if (options.base !== undefined) baseLayers = await baseLayersOf(image, options.base, options);
    const search = factSearch();
    facts = await search.found(await analysed(image, search.watch));
  });
  return { facts: facts as ImageFacts, baseLayers };
}

/** How many layers an image has from its base image; a base that has moved on shares only some. */
async function baseLayersOf(image: Image, base: string, options: OpenedOptions): Promise<number> {
  let shared = 0;
  await withImage(base, options, async ({ layers: below }) => {
    shared = sharedLayersOf(diffIdsOf(below), diffIdsOf(image.layers));
    if (shared < below.length)
      writeNote(`plimsoll: ${base} has ${below.length} layers; ${shared} of them are in ${image.name}`);
  });
  return shared;
}

function analysed(image: Image, watch?: Watch) {
  return bytesProgress(image, (onProgress) => analyseImage(image, { onProgress, watch }));
}
