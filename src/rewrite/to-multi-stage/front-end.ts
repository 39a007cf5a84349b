import type { Files } from '#project/files.js';
import { readNodeFacts } from '#stacks/node/facts.js';
import type { NeededPrograms } from './needed-programs.js';
import type { Original } from './original.js';
import { sourceFolderOf } from './source-folder.js';
import { absolute, isWithin } from './split.js';

/** Pages or scripts for browsers that Node.js builds in an image that runs something else, or beside its own program. */
export interface FrontEnd {
  /** Where its packages are installed in the image. */
  readonly folder: string;
  /** The folder that its build fills; undefined where nothing says which. */
  readonly output: string | undefined;
  /** Its packages can stay behind: nothing that runs names their folder. */
  readonly isDone: boolean;
}

/** The folders in which packages of Node.js are installed and that are not the program's own. */
export async function frontEndsOf(
  original: Original,
  project: Files | undefined,
  needed: NeededPrograms,
): Promise<readonly FrontEnd[]> {
  const isNode = original.facts.image === 'node';
  const folders = new Set(
    original.runs
      .flatMap(({ commands, workdir }) => installFolders(commands, workdir))
      .filter((folder) => !isNode || (folder !== original.workdir && isWithin(folder, original.workdir))),
  );
  const found: FrontEnd[] = [];
  for (const folder of folders) {
    const source = sourceFolderOf(folder, original);
    const facts = project && source !== undefined ? await readNodeFacts(project, source) : undefined;
    const output = facts?.output?.value;
    found.push({
      folder,
      output: output === undefined ? undefined : absolute(output, folder),
      isDone:
        facts?.buildScript !== undefined &&
        project !== undefined &&
        needed.isComplete &&
        (!isNode || facts.kind.value === 'static site') &&
        !(await namesPackages(project, isNode)),
    });
  }
  return found;
}

/** What the end of the build throws away: packages that only a front end was built with. */
export function withoutPackagesOf(frontEnds: readonly FrontEnd[], copied: readonly string[]): readonly string[] {
  const gone = frontEnds
    .filter(({ folder, isDone }) => isDone && copied.some((path) => isWithin(folder, path)))
    .map(({ folder }) => absolute('node_modules', folder));
  return gone.length === 0
    ? []
    : ['# The front end is built: its packages stay behind.', `RUN rm -rf ${gone.join(' ')}`];
}

function installFolders(commands: Original['runs'][number]['commands'], workdir: string): readonly string[] {
  const found: string[] = [];
  let folder = workdir;
  for (const { program, args } of commands) {
    const words = args.map(({ value }) => value);
    if (program === 'cd') folder = absolute(words[0] ?? '.', folder);
    if (!/^(?:npm|yarn|pnpm|bun)$/.test(program) || words.some((word) => /^(?:-g|--global|global)$/.test(word)))
      continue;
    const at = words.findIndex((word) => /^(?:--prefix|--cwd|-C|--dir)$/.test(word));
    const said =
      at < 0 ? words.find((word) => /^--(?:prefix|cwd|dir)=/.test(word))?.replace(/^.*=/, '') : words[at + 1];
    const isInstall =
      words.some((word) => /^(?:ci|install|i)$/.test(word)) || (program === 'yarn' && words.length === 0);
    if (isInstall) found.push(said === undefined ? folder : absolute(said, folder));
  }
  return found;
}

/** Whether something that runs reads packages of Node.js where they are installed. */
async function namesPackages({ paths, read }: Files, isNode: boolean): Promise<boolean> {
  const isSource = isNode ? /^[^/]+\.[cm]?[jt]s$/ : /\.(?:py|rb|php|go|rs|java|kt|cs|fs)$/;
  for (const path of paths.filter((each) => isSource.test(each) && !ASIDE.test(each))) {
    if ((await read(path))?.includes('node_modules')) return true;
  }
  return false;
}

/** Rails looks there for styles while it compiles them, and not afterwards. */
const ASIDE = /(?:^|\/)(?:tests?|node_modules|docs|vendor)\/|(?:^|\/)config\/initializers\/assets\.rb$/;
