import { baseImageFactsOf } from '#knowledge/base-image.js';
import { parseImageName } from '#model/image-name.js';
import type { Files } from '#project/files.js';
import type { Original } from './original.js';
import type { Split } from './split.js';
import { commandLinesOf, startedScripts } from './started-scripts.js';
import type { SystemPackages } from './system-packages.js';

/** Programs that something names that runs: the start, the health check, scripts, and sources that start others. */
export interface NeededPrograms {
  readonly names: ReadonlySet<string>;
  /** Where not all could be read, every program counts as needed. */
  has(program: string): boolean;
  /** Whether Node.js is one of them, in an image that is made for something else; undefined where no file tells. */
  readonly nodeJs: boolean | undefined;
  /** Packages for what is needed and neither in the image that runs nor among its packages. */
  missingIn(split: Split, packages: SystemPackages): readonly string[];
  /** False when the project has more scripts and sources than are read. */
  readonly isComplete: boolean;
}

/** So many scripts and sources are read, and so many characters of them: a second of work at the most. */
const MAX_FILES = 5_000;
const MAX_LENGTH = 64 * 2 ** 20;

/** Reads what runs for the names of programs that slim images leave out. */
export async function neededPrograms(original: Original, project: Files | undefined): Promise<NeededPrograms> {
  const { model, healthcheck, cmd, entrypoint, facts } = original;
  const isNode = facts.image === 'node';
  const needed = new Set<string>();
  for (const instruction of [healthcheck, cmd, entrypoint]) {
    if (!instruction) continue;
    for (const { text } of instruction.exec) needed.add(text.split('/').at(-1) ?? '');
    for (const { program } of model.commandsOf(instruction)) needed.add(program);
  }
  for (const script of await startedScripts(original, project)) {
    for (const line of commandLinesOf(script)) needed.add(line.split(/\s/)[0]?.split('/').at(-1) ?? '');
  }
  // Without Node.js in the image, what is written for it is for browsers and builds.
  const isSource = (path: string) => SOURCE.test(path) || (isNode && /\.[cm]?[jt]s$/.test(path));
  const paths = (project?.paths ?? []).filter((path) => (SCRIPT.test(path) || isSource(path)) && !ASIDE.test(path));
  let isComplete = project !== undefined && paths.length <= MAX_FILES;
  let length = 0;
  for (const path of paths.slice(0, MAX_FILES)) {
    const text = (await project?.read(path)) ?? '';
    length += text.length;
    if (length > MAX_LENGTH) {
      isComplete = false;
      break;
    }
    for (const [, name = ''] of text.matchAll(SCRIPT.test(path) ? IN_SCRIPT : IN_SOURCE)) needed.add(name);
  }
  const nodeJs = NODE_JS.some((name) => needed.has(name)) || (await needsExecJs(project));
  return {
    names: needed,
    isComplete,
    has: (program) => needed.has(program) || !isComplete,
    nodeJs: nodeJs || isNode || (isComplete ? false : undefined),
    missingIn: ({ runtimeImage }, { runtime }) => {
      const name = parseImageName(runtimeImage);
      const tools = name && baseImageFactsOf(name)?.tools;
      return TOOLS.filter(
        (tool) =>
          needed.has(tool) &&
          !runtime.includes(tool) &&
          !tools?.some((each) => each === tool) &&
          !(tool === 'python3' && facts.image === 'python'),
      );
    },
  };
}

const NODE_JS = ['node', 'nodejs', 'npm', 'npx', 'yarn', 'pnpm', 'pm2'];

/** Gems that call JavaScript look for Node.js when they are loaded, whether they use it or not. */
async function needsExecJs(project: Files | undefined): Promise<boolean> {
  const lock = await project?.read('Gemfile.lock');
  return lock !== undefined && /^ {4}execjs /m.test(lock) && !/^ {4}mini_racer /m.test(lock);
}

const TOOLS = ['curl', 'wget', 'git', 'ffmpeg', 'jq', 'unzip', 'rsync', 'python3'];
const NAMES =
  'python3|curl|wget|git|ffmpeg|ffprobe|convert|magick|gs|pdftotext|wkhtmltopdf|chromium|ssh|rsync|unzip|zip|jq|gpg|pg_dump|psql|mysqldump|redis-cli|vim|nano|less|file|xz';
const IN_SCRIPT = new RegExp(`(?:^|[\\s;&|(\`])(${NAMES})\\s`, 'gm');
/** As the first word of a command that a program starts. */
const IN_SOURCE = new RegExp(
  `(?:exec\\w*|spawn\\w*|popen|Popen|system|run|call|check_output|Command|Start)\\(\\s*\\[?\\s*["'\`](${NAMES}|node|npm|npx)\\b`,
  'g',
);
const SCRIPT = /\.(?:sh|bash)$|(?:^|\/)(?:docker-)?entrypoint$/;
const SOURCE = /\.(?:py|rb|php|go|java|kt|cs|fs|rs)$/;
const ASIDE = /(?:^|\/)(?:tests?|node_modules|docs|\.github|vendor)\//;
