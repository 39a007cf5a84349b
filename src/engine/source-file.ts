import { parse } from '#dockerfile/parse.js';
import { isManifest } from '#knowledge/manifest-files.js';
import { localSources } from '#model/copy-source.js';
import { modelOf } from '#model/model.js';
import { pathMatcher } from '#text/path-glob.js';

/**
 * The source file whose change a warm build shall see: the first that a COPY or ADD takes and that is no manifest,
 * program code before the rest and shallow paths first. `paths` are the files of the context, with forward slashes.
 */
export function sourceFileOf(dockerfile: string, paths: readonly string[]): string | undefined {
  const ordered = paths.filter((path) => !isManifest(nameOf(path))).sort(bySuitability);
  for (const source of sourcesOf(dockerfile)) {
    const matches = source === '' ? () => true : pathMatcher(`/${source}`);
    const found = ordered.find((path) => matches(`/${path}`));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What the used stages copy from the context, in order. */
function sourcesOf(dockerfile: string): readonly string[] {
  const stages = modelOf(parse(dockerfile)).stages.filter(({ used }) => used);
  return stages.flatMap((stage) =>
    stage.instructions.flatMap((instruction) =>
      instruction.kind === 'COPY' || instruction.kind === 'ADD'
        ? localSources(instruction, stage.at(instruction)).map(({ path }) => path)
        : [],
    ),
  );
}

function bySuitability(a: string, b: string): number {
  return rankOf(a) - rankOf(b) || depthOf(a) - depthOf(b) || (a < b ? -1 : 1);
}

function rankOf(path: string): number {
  if (/(?:^|\/)(?:tests?|__tests__|spec|docs?|examples?|bench)\//i.test(path) || /[._](?:test|spec)\.\w+$/.test(path))
    return 2;
  return CODE.test(path) ? 0 : 1;
}

const CODE =
  /\.(?:[cm]?[jt]sx?|py|go|java|kt|scala|rs|rb|php|cs|fs|vb|ex|exs|erl|hs|c|cc|cpp|h|hpp|swift|lua|pl|sh|vue|svelte)$/i;

function depthOf(path: string): number {
  return path.split('/').length;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
