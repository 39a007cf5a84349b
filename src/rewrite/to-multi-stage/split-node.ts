import { smallerVariantOf } from '#knowledge/smaller-variants.js';
import type { NodeFacts } from '#stacks/node/facts.js';
import { readNodeFacts } from '#stacks/node/facts.js';
import type { NotNeeded, Refused } from './conversion.js';
import { refused } from './conversion.js';
import type { Original } from './original.js';
import type { CopiedPath, Known, Split } from './split.js';
import { absolute, isWithin } from './split.js';

/** A Node.js program takes its production packages along, and of a build only what it makes, where that is known. */
export async function splitNode(known: Known): Promise<Split | NotNeeded | Refused> {
  const { original, folders, project, takes, system } = known;
  const { image, imageText, workdir, start, cmd, entrypoint, lineOf } = original;
  const facts = project ? await readNodeFacts(project, '') : undefined;
  const line = lineOf((cmd ?? entrypoint) as NonNullable<typeof cmd>);
  const problem = startProblem(original, facts);
  if (problem) return refused('runtime-is-the-toolchain', problem, 'Start what was built: node dist/server.js.', line);
  const variant = smallerVariantOf(image);
  const runtimeImage = variant ? imageText.replace(/:[^@]*$/, `:${variant.tag}`) : imageText;
  const prune = pruneOf(original, facts);
  if (runtimeImage === imageText && system.dropped.length === 0 && prune === undefined)
    return {
      kind: 'not needed',
      code: 'nothing-to-gain',
      reason: `${imageText} is small, and only production packages are installed.`,
    };
  if (startsGlobalPackage(original))
    return refused(
      'not-enough-evidence',
      `${start[0]} is installed globally, outside of the program.`,
      'Add it to the dependencies, and start it with npx.',
      line,
    );
  return {
    runtimeImage,
    why:
      runtimeImage === imageText
        ? 'The same image without what only the build needs.'
        : 'The same Node.js on the same release, without compilers and headers.',
    ...(prune === undefined ? {} : { last: ['# Only what runs in production is taken along.', `RUN ${prune}`] }),
    copies: copiesOf(original, folders, takes === 'the whole folder' ? undefined : facts),
    notes: start.length === 0 ? [] : notesOf(facts, workdir),
  };
}

/** The start is a program of a package that npm installs for everyone: such packages stay in the build. */
function startsGlobalPackage({ start, runs }: Original): boolean {
  return runs.some(({ commands }) =>
    commands.some(({ program, args }) => {
      const words = args.map(({ value }) => value);
      if (!/^(?:npm|yarn|pnpm)$/.test(program) || !words.some((word) => /^(?:-g|--global|global)$/.test(word)))
        return false;
      return words.some((word) => {
        const name =
          word
            .replace(/(?<=.)@.*$/, '')
            .split('/')
            .at(-1) ?? '';
        return name !== '' && (start[0] === name || start[0] === `${name}-runtime`);
      });
    }),
  );
}

/** Why the start needs what is only there for development. */
function startProblem({ start }: Original, facts: NodeFacts | undefined): string | undefined {
  const isScript = /^(?:npm|yarn|pnpm)$/.test(start[0] ?? '');
  if (!isScript || !facts) return undefined;
  if (!facts.start) return `${start.join(' ')} runs a script for development.`;
  const before = facts.beforeStart?.value;
  return before && /\b(?:build|tsc|webpack|vite)\b/.test(before)
    ? `${start.join(' ')} builds before it starts.`
    : undefined;
}

/** The command that takes packages for development out; undefined where none were installed, or none can be told. */
function pruneOf(original: Original, facts: NodeFacts | undefined): string | undefined {
  const [first] = installsOf(original);
  if (!first || first.isProduction) return undefined;
  const command = pruneCommand(first.program, original, facts);
  return first.folder === original.workdir ? command : `cd ${first.folder} && ${command}`;
}

function pruneCommand(program: string, { image }: Original, facts: NodeFacts | undefined): string {
  // Node.js 15 came with npm 7, which knows --omit.
  const isOld = Number.parseInt(image.tag ?? '', 10) < 15;
  if (program === 'npm') return isOld ? 'npm prune --production' : 'npm prune --omit=dev';
  if (program === 'pnpm') return 'CI=true pnpm prune --prod';
  return facts?.packageManager.value.name === 'berry'
    ? 'yarn workspaces focus --production'
    : 'yarn install --production --frozen-lockfile --ignore-scripts --prefer-offline';
}

/** A command that installs the packages of a project. */
interface Install {
  readonly program: string;
  readonly folder: string;
  readonly isProduction: boolean;
}

function installsOf({ runs, stage }: Original): readonly Install[] {
  return runs.flatMap(({ run, commands, workdir }) => {
    let folder = workdir;
    return commands.flatMap(({ program, args }) => {
      const words = args.map(({ value }) => value);
      if (program === 'cd') folder = absolute(words[0] ?? '.', folder);
      const isInstall =
        words.some((word) => /^(?:ci|install|i)$/.test(word)) ||
        (program === 'yarn' && words.every((word) => word.startsWith('-')));
      const isGlobal = words.some((word) => /^(?:-g|--global|global)$/.test(word));
      if (!/^(?:npm|yarn|pnpm)$/.test(program) || !isInstall || isGlobal) return [];
      const isProduction =
        words.some((word) => /^--(?:omit=dev|only=prod\w*|production|prod)$/.test(word)) ||
        words.join(' ').includes('--omit dev') ||
        stage.at(run).variable('NODE_ENV')?.value === 'production';
      return [{ program, folder, isProduction }];
    });
  });
}

/** The whole folder of the program, or what its build makes with the packages, where the project says what that is. */
function copiesOf(original: Original, folders: readonly string[], facts: NodeFacts | undefined): readonly CopiedPath[] {
  const { workdir } = original;
  const packages = installsOf(original)
    .map(({ folder }) => absolute('node_modules', folder))
    .filter((path) => !folders.some((folder) => isWithin(path, folder)));
  const output = outputOf(original, facts);
  if (output === undefined || !folders.includes(workdir))
    return [...new Set([...folders, ...packages])].map((path) => ({ path }));
  const inside = ['package.json', 'node_modules', output, ...(facts?.runtimeFolders?.value ?? [])];
  return [
    ...inside.map((path) => ({ path: absolute(path, workdir) })),
    ...folders.filter((path) => path !== workdir && !isWithin(path, workdir)).map((path) => ({ path })),
  ];
}

/** The folder that the build fills with all that runs; a framework's where the start names a file in it. */
function outputOf({ start, workdir }: Original, facts: NodeFacts | undefined): string | undefined {
  const output = facts?.buildScript && !facts.entryIsSource ? facts.output?.value : undefined;
  if (output === undefined || !facts?.rendering) return output;
  return start.some((word) => isWithin(absolute(word, workdir), absolute(output, workdir))) ? output : undefined;
}

function notesOf(facts: NodeFacts | undefined, workdir: string): readonly string[] {
  return facts?.runtimeFolders && workdir !== '/'
    ? [`${facts.runtimeFolders.value.join(', ')} are read while it runs (${facts.runtimeFolders.from}).`]
    : [];
}
