import { posix } from 'node:path';
import type { Add, Copy } from '#dockerfile/document.js';
import { localSources } from './copy-source.js';
import type { Stage } from './stage.js';
import { startOf } from './stage-chain.js';

/** The file that a container of a stage starts, when the exec form names it by its whole path. */
export function startedFile(stage: Stage): string | undefined {
  const { entrypoint, cmd } = startOf(stage);
  const start = entrypoint ?? cmd;
  const program = start?.form === 'exec' ? start.exec[0]?.text : undefined;
  return program?.startsWith('/') ? program : undefined;
}

/** Whether COPY or ADD of a stage brings the file at a path: it, or something of its name into its folder. */
export function bringsFile(transfer: Copy | Add, stage: Stage, path: string): boolean {
  const state = stage.at(transfer);
  const destination = state.expand(transfer.destination?.text ?? '');
  if (!destination || state.workdir === undefined) return false;
  const folder = posix.resolve(state.workdir, destination);
  const names = [
    ...localSources(transfer, state).map(({ name }) => name),
    ...transfer.sources.map(({ text }) => posix.basename(text)),
  ];
  return folder === path || names.some((name) => posix.join(folder, name) === path);
}
