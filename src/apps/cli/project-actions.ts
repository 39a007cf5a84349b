import { relative } from 'node:path';
import type { DetectFormat } from '../../index.js';
import { diskFiles, findUnits, formatDetected, formatInit } from '../../index.js';
import { changesOf, writeChanges } from './init-changes.js';
import type { ChoiceFlags } from './plan-project.js';
import { planProject } from './plan-project.js';
import { wantsColour, writeOutput } from './terminal.js';

interface InitOptions extends ChoiceFlags {
  readonly diff?: boolean;
  readonly force?: boolean;
  readonly format: DetectFormat;
  readonly color: boolean;
}

/** `plimsoll detect [dir]`. */
export async function detect(
  directory: string,
  { format, color }: { readonly format: DetectFormat; readonly color: boolean },
): Promise<void> {
  const units = await findUnits(await diskFiles(directory));
  writeOutput(formatDetected(units, format, wantsColour(color)));
}

/** `plimsoll init [dir]`: files that are there and differ are shown and kept, unless --force says otherwise. */
export async function init(directory: string, options: InitOptions): Promise<void> {
  const project = await planProject(directory, options);
  const changes = await changesOf(project);
  const root = relative(process.cwd(), project.root).replaceAll('\\', '/') || '.';
  const differing = changes.filter(({ before, after }) => before !== after);
  const isKept = !options.force && differing.some(({ before, isGuarded }) => isGuarded && before !== undefined);
  const isWritten = !options.diff && !isKept;
  if (isWritten) await writeChanges(differing);
  writeOutput(formatInit({ ...project, root, changes, isWritten }, options.format, wantsColour(options.color)));
  if (!isWritten && differing.length > 0) process.exitCode = 1;
}

/** `plimsoll generate dockerfile|dockerignore [dir]`. */
export async function print(kind: 'dockerfile' | 'dockerignore', directory: string, flags: ChoiceFlags): Promise<void> {
  const { generated } = await planProject(directory, flags);
  writeOutput(generated[kind].text);
}
