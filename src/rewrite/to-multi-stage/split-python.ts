import { libraryIn } from '#knowledge/runtime-libraries.js';
import { smallerVariantOf } from '#knowledge/smaller-variants.js';
import type { Files } from '#project/files.js';
import type { Command } from '#shell/command.js';
import { readPythonFacts } from '#stacks/python/facts.js';
import type { NotNeeded, Refused } from './conversion.js';
import { refused } from './conversion.js';
import type { Original } from './original.js';
import type { CopiedPath, Known, Split } from './split.js';
import { absolute, isWithin } from './split.js';

const VENV = '/opt/venv';

/** Python packages go into a virtual environment, which the same Python without compilers runs at the same path. */
export async function splitPython({ original, folders, project, system }: Known): Promise<Split | NotNeeded | Refused> {
  const { runs, image, imageText, stage, lineOf } = original;
  const commands = runs.flatMap((step) => step.commands.map((command) => ({ command, step })));
  const installs = commands.filter(({ command }) =>
    isInstall(
      command.program,
      command.args.map(({ value }) => value),
    ),
  );
  const elsewhere = commands.find(({ command: { program, args } }) => {
    const words = args.map(({ value }) => value).join(' ');
    return (
      (/^python3?$/.test(program) && /^(?:-c|-m (?!venv|pip|compileall|flask|django)|setup\.py install)/.test(words)) ||
      /^(?:conda|micromamba|playwright|spacy)$/.test(program) ||
      (/^uv$/.test(program) && /--system/.test(words)) ||
      (/^pip3?$/.test(program) && /--(?:user|target|prefix)\b/.test(words))
    );
  });
  if (elsewhere)
    return refused(
      'not-enough-evidence',
      'Where this writes is not known.',
      'Let it write into the virtual environment, or into the folder of the program.',
      lineOf(elsewhere.command),
    );
  if (/^2(?:\.|-|$)/.test(image.tag ?? ''))
    return refused(
      'not-enough-evidence',
      'Python 2 has no virtual environments, so where its packages lie is not one folder.',
      'Move to Python 3 first.',
      1,
    );
  const own = ownEnvironment(original);
  if (own)
    return refused(
      'not-enough-evidence',
      `${own.program} makes an environment of its own in a home folder.`,
      own.program === 'poetry'
        ? 'Set ENV POETRY_VIRTUALENVS_CREATE=false, or POETRY_VIRTUALENVS_IN_PROJECT=true.'
        : 'Install with pipenv install --system, or set ENV PIPENV_VENV_IN_PROJECT=1.',
      lineOf(own),
    );
  const venv = existingVenv(original);
  const image_ = smallerVariantOf(image);
  const runtimeImage = image_ && imageText.includes(':') ? imageText.replace(/:[^@]*$/, `:${image_.tag}`) : imageText;
  if (runtimeImage === imageText && system.dropped.length === 0)
    return {
      kind: 'not needed',
      code: 'nothing-to-gain',
      reason: `${imageText} is small, and no compiler is installed in it.`,
    };
  const libraries = runtimeImage === imageText ? [] : await librariesOf(original, project);
  if (installs.length === 0 && venv === undefined)
    return { runtimeImage, why: whyOf(runtimeImage, imageText), copies: folderCopies(folders) };
  const path = venv ?? VENV;
  const isInside = folders.some((folder) => isWithin(path, folder));
  return {
    runtimeImage,
    why: whyOf(runtimeImage, imageText),
    ...(venv === undefined
      ? {
          first: [
            '# One folder for all packages, which can be taken along.',
            `RUN python -m venv ${VENV}`,
            `ENV PATH=${VENV}/bin:$PATH`,
          ],
        }
      : {}),
    ...(venv === undefined ? { environment: { PATH: `${VENV}/bin:$PATH` } } : {}),
    packages: libraries,
    copies: [...(isInside ? [] : [{ path }]), ...folderCopies(folders)],
    adds: venv === undefined ? [`${VENV}/**`, VENV] : [],
    notes: stage.instructions.some(({ kind }) => kind === 'USER')
      ? []
      : ['It still runs as root: plimsoll fix --review offers a user.'],
  };
}

/** Libraries that the full image has, and that packages are linked with which are compiled while building. */
async function librariesOf({ facts }: Original, project: Files | undefined): Promise<readonly string[]> {
  const python = project && (await readPythonFacts(project, ''));
  const libraries = python?.compiled ? (python.runtimeLibraries?.value ?? []) : [];
  return libraries.flatMap((name) => libraryIn(facts.release, name) ?? []);
}

function whyOf(runtimeImage: string, imageText: string): string {
  return runtimeImage === imageText
    ? 'The same image without what was installed for the build.'
    : 'The same Python on the same release, without compilers and headers.';
}

function folderCopies(folders: readonly string[]): readonly CopiedPath[] {
  return folders.map((path) => ({ path }));
}

function isInstall(program: string, words: readonly string[]): boolean {
  if (/^python3?$/.test(program)) return words[0] === '-m' && words[1] === 'pip' && words.includes('install');
  return /^(?:pip3?|poetry|pipenv|uv)$/.test(program) && words.some((word) => /^(?:install|sync)$/.test(word));
}

/** The command by which Poetry or Pipenv makes an environment in the user's home, where nobody looks for it. */
function ownEnvironment({ runs, stage }: Original): Command | undefined {
  const commands = runs.flatMap((step) => step.commands.map((command) => ({ command, at: stage.at(step.run) })));
  const isConfigured = commands.some(
    ({ command: { program, args } }) =>
      program === 'poetry' && /^config .*virtualenvs\.(?:create (?:false|0)|in-project (?:true|1))/.test(textOf(args)),
  );
  return commands.find(({ command: { program, args }, at }) => {
    const words = textOf(args);
    if (!/(?:^| )(?:install|sync)\b/.test(words) || at.variable('VIRTUAL_ENV')) return false;
    if (program === 'pipenv') return !/ --system\b/.test(words) && !at.variable('PIPENV_VENV_IN_PROJECT');
    const isSaid =
      /^(?:false|0)$/i.test(at.variable('POETRY_VIRTUALENVS_CREATE')?.value ?? '') ||
      at.variable('POETRY_VIRTUALENVS_IN_PROJECT') !== undefined;
    return program === 'poetry' && !isConfigured && !isSaid;
  })?.command;
}

function textOf(args: Command['args']): string {
  return args.map(({ value }) => value).join(' ');
}

/** A virtual environment that the original makes itself: of several the one that variables or the start name. */
function existingVenv(original: Original): string | undefined {
  const { stage, start } = original;
  const made = venvsIn(original);
  const said = stage.instructions.flatMap((each) =>
    each.kind === 'ENV' ? each.pairs.map(({ value }) => value.text) : [],
  );
  return (
    made.find((path) =>
      [...said, ...start].some((text) => text.split(/[:"'\s]/).some((word) => isWithin(word, path))),
    ) ?? made[0]
  );
}

function venvsIn({ runs, workdir }: Original): readonly string[] {
  const found: string[] = [];
  for (const { commands, workdir: folder } of runs) {
    for (const { program, args } of commands) {
      const words = args.map(({ value }) => value);
      const path = words.at(-1);
      const isVenv =
        (/^python3?$/.test(program) && words[0] === '-m' && /^(?:venv|virtualenv)$/.test(words[1] ?? '')) ||
        program === 'virtualenv' ||
        (program === 'uv' && words[0] === 'venv');
      if (isVenv && path !== undefined && !path.startsWith('-'))
        found.push(absolute(path === 'venv' && program === 'uv' ? '.venv' : path, folder));
      if (program === 'uv' && words[0] === 'sync') found.push(absolute('.venv', folder || workdir));
    }
  }
  return found;
}
