import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Belongings } from './belongings.js';
import type { Engine } from './engine.js';
import type { FileList } from './file-list.js';
import type { ImageConfig } from './image-facts.js';
import { createContainer, type RunOptions, runContainer } from './run-container.js';

/**
 * The files that a program opens while it runs, as hooks of Node.js and Python note them. Undefined where nothing was
 * noted: a program in another language, or an engine on another machine, which does not see our folder.
 */
export async function openedFiles(
  engine: Engine,
  made: Belongings,
  image: string,
  config: ImageConfig,
  run: RunOptions,
): Promise<readonly string[] | undefined> {
  const folder = await made.folder();
  const log = join(folder, 'opened.log');
  await writeFile(join(folder, 'note.cjs'), NODE_HOOK);
  await writeFile(join(folder, 'sitecustomize.py'), PYTHON_HOOK);
  await writeFile(log, '');
  // Whoever the container runs as writes there.
  await chmod(folder, 0o755);
  await chmod(log, 0o666);
  const own = (name: string) => config.Env.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
  const container = await createContainer(engine, made, image, {
    ...run,
    volumes: [`${folder}:${INSIDE}`],
    environment: {
      ...run.environment,
      NODE_OPTIONS: [own('NODE_OPTIONS'), `--require ${INSIDE}/note.cjs`].filter(Boolean).join(' '),
      PYTHONPATH: [INSIDE, own('PYTHONPATH')].filter(Boolean).join(':'),
    },
  });
  await runContainer(engine, container, run);
  const paths = [...new Set((await readFile(log, 'utf8')).split('\n'))].filter((path) => path.startsWith('/'));
  return paths.length > 0 ? paths.sort() : undefined;
}

/** Files of one image that were opened and are not in another one, at the same place or with the packages that moved. */
export function missingFiles(opened: readonly string[], before: FileList, after: FileList): readonly string[] {
  const lost = opened.filter((path) => before.get(path)?.type === 'file' && !after.has(path));
  if (lost.length === 0) return [];
  const packaged = new Set([...after.keys()].flatMap((path) => inPackages(path) ?? []));
  return lost.filter((path) => !packaged.has(inPackages(path) ?? ''));
}

/** What a path is within the packages of Python, wherever these lie, with their commands; compiled files are made anew. */
function inPackages(path: string): string | undefined {
  const [command] = /\/bin\/[^/]+$/.exec(path) ?? [];
  if (command) return command;
  const [, rest] = /\/(?:site|dist)-packages\/(.+)$/.exec(path) ?? [];
  return rest?.replace(/__pycache__\/(.+?)\.[\w-]+\.pyc$/, '$1.py');
}

const INSIDE = '/plimsoll';

/** Notes what is opened; only the first process of each program is asked to hook modules, too. */
const NODE_HOOK = `'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { fileURLToPath } = require('node:url');
const log = fs.openSync('${INSIDE}/opened.log', 'a');
const note = (file) => {
  try {
    const name = file instanceof URL ? fileURLToPath(file) : Buffer.isBuffer(file) ? file.toString() : file;
    if (typeof name === 'string') fs.writeSync(log, path.resolve(name) + '\\n');
  } catch {}
};
const hook = (target, names) => {
  for (const name of names) {
    const original = target[name];
    if (typeof original !== 'function') continue;
    target[name] = function (file, ...rest) {
      note(file);
      return original.call(this, file, ...rest);
    };
  }
};
hook(fs, ['open', 'openSync', 'readFile', 'readFileSync', 'createReadStream']);
hook(fs.promises, ['open', 'readFile']);
if (require('node:worker_threads').isMainThread) {
  const load = 'import { openSync, writeSync } from "node:fs"; import { fileURLToPath } from "node:url";' +
    'const log = openSync("${INSIDE}/opened.log", "a");' +
    'export async function load(url, context, next) { if (url.startsWith("file:")) writeSync(log, fileURLToPath(url) + "\\\\n"); return next(url, context); }';
  try {
    require('node:module').register('data:text/javascript,' + encodeURIComponent(load));
  } catch {}
}
`;

const PYTHON_HOOK = `import os
import sys

_log = os.open('${INSIDE}/opened.log', os.O_WRONLY | os.O_APPEND)


def _note(event, args):
    if event == 'open' and isinstance(args[0], (str, bytes)):
        try:
            os.write(_log, os.path.abspath(os.fsencode(args[0])) + b'\\n')
        except Exception:
            pass


sys.addaudithook(_note)
`;
