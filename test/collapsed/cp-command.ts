import { posix } from 'node:path';
import type { Copy } from '#dockerfile/document.js';
import type { Stage } from '#model/stage.js';

/**
 * The command that does in one file system what a `COPY --from` does between two; empty where both sides are the same
 * place, undefined where a path is only known while building.
 */
export function cpCommand(copy: Copy, stage: Stage, from: Stage): string | undefined {
  const state = stage.at(copy);
  const target = copy.destination && state.expand(copy.destination.text);
  const sources = copy.sources.map(({ text }) => from.at().expand(text));
  if (target === undefined || sources.length === 0) return undefined;
  const isFolder = /(?:^|\/)\.?$/.test(target) || sources.length > 1;
  const destination = posix.resolve(state.workdir ?? '/', target);
  const commands: string[] = [];
  const changed: string[] = [];
  for (const text of sources) {
    if (text === undefined) return undefined;
    const source = posix.resolve('/', text);
    const name = posix.basename(source);
    // Of a folder the content is copied; what has an extension is taken for a file.
    const isFile = /[^.]\.[a-z]+$|\*/.test(name);
    const path = isFolder && isFile ? posix.join(destination, name) : destination;
    changed.push(path);
    if (path === source) continue;
    const parent = isFolder ? destination : posix.dirname(destination);
    if (!isThere(parent, state.workdir)) commands.push(`mkdir -p ${parent}`);
    if (isFolder) commands.push(`cp -a ${isFile ? source : `${source}/.`} ${destination === '/' ? '' : destination}/`);
    else commands.push(`cp -a ${source} ${destination}`);
  }
  const owner = copy.flags.find(({ name }) => name === 'chown')?.value?.text;
  if (owner !== undefined) commands.push(`chown -R ${owner} ${changed.join(' ')}`);
  return commands.join(' && ');
}

function isThere(folder: string, workdir: string | undefined): boolean {
  return folder === '/' || folder === workdir || /^\/(?:usr\/(?:local\/)?)?s?bin$/.test(folder);
}
