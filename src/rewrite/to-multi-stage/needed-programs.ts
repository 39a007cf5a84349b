import { baseImageFactsOf } from '#knowledge/base-image.js';
import { parseImageName } from '#model/image-name.js';
import type { Files } from '#project/files.js';
import type { Original } from './original.js';
import type { Split } from './split.js';
import type { SystemPackages } from './system-packages.js';

/** Programs that something names that runs: the start, the health check, scripts, and sources that start others. */
export interface NeededPrograms {
  /** Where not all could be read, every program counts as needed. */
  has(program: string): boolean;
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
  const { model, healthcheck, cmd, entrypoint } = original;
  const needed = new Set<string>();
  for (const instruction of [healthcheck, cmd, entrypoint]) {
    if (!instruction) continue;
    for (const { text } of instruction.exec) needed.add(text.split('/').at(-1) ?? '');
    for (const { program } of model.commandsOf(instruction)) needed.add(program);
  }
  const paths = (project?.paths ?? []).filter((path) => (SCRIPT.test(path) || SOURCE.test(path)) && !ASIDE.test(path));
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
  return {
    isComplete,
    has: (program) => needed.has(program) || !isComplete,
    missingIn: ({ runtimeImage }, { runtime }) => {
      const name = parseImageName(runtimeImage);
      const tools = name && baseImageFactsOf(name)?.tools;
      return TOOLS.filter(
        (tool) => needed.has(tool) && !runtime.includes(tool) && !tools?.some((each) => each === tool),
      );
    },
  };
}

const TOOLS = ['curl', 'wget', 'git', 'ffmpeg', 'jq', 'unzip', 'rsync'];
const NAMES =
  'python3|curl|wget|git|ffmpeg|ffprobe|convert|magick|gs|pdftotext|wkhtmltopdf|chromium|ssh|rsync|unzip|zip|jq|gpg|pg_dump|psql|mysqldump|redis-cli|vim|nano|less|file|xz';
const IN_SCRIPT = new RegExp(`(?:^|[\\s;&|(\`])(${NAMES})\\s`, 'gm');
/** As the first word of a command that a program starts. */
const IN_SOURCE = new RegExp(
  `(?:exec\\w*|spawn\\w*|popen|Popen|system|run|call|check_output|Command)\\(\\s*\\[?\\s*["'\`](${NAMES})\\b`,
  'g',
);
const SCRIPT = /\.(?:sh|bash)$|(?:^|\/)(?:docker-)?entrypoint$/;
const SOURCE = /\.(?:[cm]?[jt]s|py|rb|php|go|java|kt)$/;
const ASIDE = /(?:^|\/)(?:tests?|node_modules|docs|\.github|vendor)\//;
