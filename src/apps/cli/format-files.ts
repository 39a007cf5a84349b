import { resolve } from 'node:path';
import type { EditorConfigCache, LaidOutFile, RefusedFile } from '../../index.js';
import { editorSettings, format, isDockerignoreName } from '../../index.js';
import type { Source, SourceOptions } from './read-sources.js';
import { readSources } from './read-sources.js';
import { progressOf } from './terminal.js';
import { writeSource } from './write-source.js';

/** What the command line says about formatting. */
export interface FormatFilesOptions extends SourceOptions {
  readonly check?: boolean;
  readonly diff?: boolean;
  readonly sortPackages?: boolean;
}

/** Finds, reads and lays out the files, and writes those that change unless that was only asked. */
export async function formatFiles(
  paths: readonly string[],
  options: FormatFilesOptions,
): Promise<readonly LaidOutFile[]> {
  const { sources: found, failures } = await readSources(paths, options);
  // A .dockerignore that a folder has beside its Dockerfiles has no layout.
  const sources = found.filter(({ path }) => !isDockerignoreName(path) || paths.includes(path));
  const isTrial = options.check === true || options.diff === true;
  const editorConfigs: EditorConfigCache = new Map();
  const files: LaidOutFile[] = failures.map(failedFile);
  const progress = progressOf('formatting', sources.length);
  for (const source of sources) {
    progress.step();
    const { path, text: before } = source;
    const { text, left } = format({ path, text: before, options: await layoutOf(source, options, editorConfigs) });
    const failure = isTrial ? undefined : await writeSource(source, text);
    files.push(failure ? failedFile({ path, error: failure }) : { path, before, text, left });
  }
  progress.end();
  return files;
}

/** The command line wins over plimsoll.yaml, and that over .editorconfig. */
async function layoutOf(
  { path, absolutePath, project }: Source,
  { sortPackages }: FormatFilesOptions,
  editorConfigs: EditorConfigCache,
) {
  const editor = await editorSettings(absolutePath ?? resolve(path), editorConfigs);
  const { layout } = project;
  return {
    ...editor,
    indent: layout?.indent ?? editor.indent,
    sortPackages: sortPackages ?? layout?.sortPackages,
  };
}

function failedFile({ path, error: { code, message, hint } }: RefusedFile): LaidOutFile {
  return { path, before: '', text: '', error: { code, message, hint } };
}
