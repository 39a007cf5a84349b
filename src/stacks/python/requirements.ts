import type { Files } from '#project/files.js';
import { packageName } from './package-name.js';

/** What a requirements file says, with the files that it takes in. */
export interface Requirements {
  readonly path: string;
  /** It and every file that it names with -r or -c. */
  readonly files: readonly string[];
  readonly packages: readonly { readonly name: string; readonly version: string | undefined }[];
  /** Every line has the hash of what is downloaded. */
  readonly hasHashes: boolean;
  /** Every package has one version. */
  readonly isPinned: boolean;
  /** Folders of the project that are installed; `.` is the project itself. */
  readonly localPaths: readonly string[];
  readonly needsGit: boolean;
  /** Names of variables that a URL in it expects. */
  readonly variables: readonly string[];
}

/** Reads a requirements file and those that it takes in. Source: https://pip.pypa.io/en/stable/reference/requirements-file-format/ */
export async function readRequirements(project: Files, path: string): Promise<Requirements> {
  const files: string[] = [];
  const packages: { name: string; version: string | undefined }[] = [];
  const localPaths: string[] = [];
  const variables = new Set<string>();
  let needsGit = false;
  let hashes = 0;

  const readOne = async (file: string): Promise<void> => {
    const text = files.includes(file) ? undefined : await project.read(file);
    if (text === undefined) return;
    files.push(file);
    for (const line of linesOf(text)) {
      for (const [, name = ''] of line.matchAll(/\$\{(\w+)\}/g)) variables.add(name);
      const [, option, value = ''] = /^(-r|--requirement|-c|--constraint|-e|--editable)[\s=]+(\S+)/.exec(line) ?? [];
      if (option === '-r' || option === '--requirement') await readOne(resolve(file, value));
      else if (option === '-c' || option === '--constraint') files.push(resolve(file, value));
      else if (option !== undefined) addSource(value);
      else if (!line.startsWith('-')) addPackage(line);
    }
  };
  const addSource = (value: string): void => {
    if (/^git\+|^[\w.-]+ @ git\+/.test(value)) needsGit = true;
    else if (/^(?:\.|[\w-]+\/)/.test(value) && !/^\w+:/.test(value)) localPaths.push(folderOf(value));
  };
  const addPackage = (line: string): void => {
    const [, name, version] = /^([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*(?:===?\s*([\w.!+]+))?/.exec(line) ?? [];
    if (/^\.|^file:|^[\w-]+\/(?!\/)/.test(line)) localPaths.push(folderOf(line.replace(/^file:(?:\/\/)?/, '')));
    else if (name) {
      packages.push({ name: packageName(name), version });
      if (/--hash[=\s]/.test(line)) hashes += 1;
      if (/@\s*git\+|^git\+/.test(line)) needsGit = true;
    }
  };
  await readOne(path);
  return {
    path,
    files: [...new Set(files)],
    packages,
    hasHashes: packages.length > 0 && hashes === packages.length,
    isPinned: packages.every(({ version }) => version !== undefined),
    localPaths: [...new Set(localPaths)],
    needsGit,
    variables: [...variables].sort(),
  };
}

/** Logical lines, without comments. */
function linesOf(text: string): readonly string[] {
  return text
    .replace(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter(Boolean);
}

function resolve(from: string, path: string): string {
  const parts = from.includes('/') ? from.split('/').slice(0, -1) : [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** `./libs/x[extra]` is the folder `libs/x`. */
function folderOf(value: string): string {
  return resolve('', value.replace(/\[.*$/, '').replace(/[\s;].*$/, '')) || '.';
}
