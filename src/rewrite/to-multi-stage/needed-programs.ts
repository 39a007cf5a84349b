import { baseImageFactsOf } from '#knowledge/base-image.js';
import { parseImageName } from '#model/image-name.js';
import type { Files } from '#project/files.js';
import type { Original } from './original.js';
import type { Split } from './split.js';
import type { SystemPackages } from './system-packages.js';

/** Programs that something names that runs: the start, the health check, scripts, and sources that start others. */
export interface NeededPrograms {
  readonly names: ReadonlySet<string>;
  has(program: string): boolean;
  /** Packages for what is needed and neither in the image that runs nor among its packages. */
  missingIn(split: Split, packages: SystemPackages): readonly string[];
}

/** Reads what runs for the names of programs that slim images leave out. */
export async function neededPrograms(original: Original, project: Files | undefined): Promise<NeededPrograms> {
  const { model, healthcheck, cmd, entrypoint } = original;
  const needed = new Set<string>();
  for (const instruction of [healthcheck, cmd, entrypoint]) {
    if (!instruction) continue;
    for (const { text } of instruction.exec) needed.add(text.split('/').at(-1) ?? '');
    for (const { program } of model.commandsOf(instruction)) needed.add(program);
  }
  for (const path of project?.paths ?? []) {
    if (ASIDE.test(path)) continue;
    const isScript = /\.(?:sh|bash)$|(?:^|\/)(?:docker-)?entrypoint$/.test(path);
    const isSource = /\.(?:[cm]?[jt]s|py|rb|php|go|java|kt)$/.test(path);
    if (!isScript && !isSource) continue;
    const text = (await project?.read(path)) ?? '';
    const pattern = isScript ? IN_SCRIPT : IN_SOURCE;
    for (const [, name = ''] of text.matchAll(pattern)) needed.add(name);
  }
  return {
    names: needed,
    has: (program) => needed.has(program) || project === undefined,
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
const ASIDE = /(?:^|\/)(?:tests?|node_modules|docs|\.github|vendor)\//;
