import { libraryIn } from '#knowledge/runtime-libraries.js';
import { smallerVariantOf } from '#knowledge/smaller-variants.js';
import type { Files } from '#project/files.js';
import type { RubyFacts } from '#stacks/ruby/facts.js';
import { readRubyFacts } from '#stacks/ruby/facts.js';
import type { NotNeeded, Refused } from './conversion.js';
import { refused } from './conversion.js';
import type { Original } from './original.js';
import type { CopiedPath, Known, Split } from './split.js';
import { absolute, isWithin } from './split.js';

/** Ruby's own image keeps gems in one folder, which the same Ruby without compilers runs with the libraries that they load. */
export async function splitRuby({ original, folders, project, system }: Known): Promise<Split | NotNeeded | Refused> {
  const { image, imageText, facts: base } = original;
  const facts = project ? await readRubyFacts(project, '') : undefined;
  const problem = runsForDevelopment(original, facts) ?? updatesRuby(original);
  if (problem) return problem;
  const variant = smallerVariantOf(image);
  const isSame = variant === undefined || !imageText.includes(':');
  if (isSame && system.dropped.length === 0)
    return {
      kind: 'not needed',
      code: 'nothing-to-gain',
      reason: `${imageText} is small, and no compiler is left in it.`,
    };
  const lock = facts?.packages;
  if (!isSame && !lock)
    return refused(
      'not-enough-evidence',
      'The full image has libraries that gems load, and the slim one has not: which ones, Gemfile.lock says.',
      'Run it in the project, with its Gemfile.lock.',
    );
  const wanted = isSame ? [] : (lock?.value.runtime ?? []);
  const libraries = wanted.map((name) => libraryIn(base.release, name));
  const unknown = wanted.find((_, index) => libraries[index] === undefined);
  if (unknown !== undefined)
    return refused(
      'not-enough-evidence',
      `What ${unknown} is called in ${base.release ?? 'this release'} is not known.`,
      'Take an image of Debian 12 or 13.',
      1,
    );
  const found = [...bundleFolders(original), ...folders].filter(
    (path, _, all) => !all.some((other) => other !== path && isWithin(path, other)),
  );
  return {
    runtimeImage: isSame ? imageText : imageText.replace(/:[^@]*$/, `:${variant.tag}`),
    why: isSame
      ? 'The same image without what was installed for the build.'
      : 'The same Ruby on the same release, without compilers and headers.',
    copies: [...new Set(found)].map((path): CopiedPath => ({ path })),
    packages: [
      ...libraries.filter((name) => name !== undefined && !system.runtime.includes(name)),
      ...(project && (await asksGit(project)) ? ['git'] : []),
    ] as readonly string[],
    notes: facts?.rails
      ? ['Gems for development are in the image if bundle install puts them there: BUNDLE_WITHOUT.']
      : [],
  };
}

/** Rails compiles styles and scripts and looks for changes while it runs, unless it is told that this is production. */
function runsForDevelopment(original: Original, facts: RubyFacts | undefined): Refused | undefined {
  const { start, stage, cmd, entrypoint, lineOf } = original;
  const words = start.join(' ');
  const isRails =
    /\brails (?:s|server)\b/.test(words) ||
    (facts?.rails !== undefined && /\b(?:puma|unicorn|thin|passenger)\b/.test(words));
  const at = start.findIndex((word) => word === '-e' || word === '--environment');
  const said = stage.at().variable('RAILS_ENV') ?? stage.at().variable('RACK_ENV');
  const isSaid = said?.value === 'development' || start[at + 1] === 'development';
  if (!isSaid && (!isRails || at >= 0 || said)) return undefined;
  const line = cmd ?? entrypoint;
  return refused(
    'runtime-is-the-toolchain',
    isSaid
      ? 'It runs for development: assets are compiled and sources reloaded while it runs.'
      : 'Nothing says that it runs in production: Rails then compiles assets and reloads sources while it runs.',
    'Set ENV RAILS_ENV=production.',
    line && lineOf(line),
  );
}

function updatesRuby({ runs, lineOf }: Original): Refused | undefined {
  const update = runs
    .flatMap(({ commands }) => commands)
    .find(
      ({ program, args }) =>
        program === 'gem' && args[0]?.value === 'update' && args.some(({ value }) => value === '--system'),
    );
  return update
    ? refused(
        'in-place-mutation',
        'gem update --system changes Ruby itself.',
        'Take an image with a newer Ruby.',
        lineOf(update),
      )
    : undefined;
}

/** Where gems and Bundler's settings lie: in the image's own folder, and where the file says. */
function bundleFolders({ stage, runs, workdir }: Original): readonly string[] {
  const said = ['BUNDLE_PATH', 'GEM_HOME'].map((name) => stage.at().variable(name)?.value);
  const configured = runs.flatMap(({ commands, workdir: folder }) =>
    commands.flatMap(({ program, args }) => {
      const words = args.map(({ value }) => value);
      const at = words.indexOf(words[0] === 'config' ? 'path' : '--path');
      const path = program === 'bundle' && at > 0 ? words[at + 1] : undefined;
      return path === undefined ? [] : [absolute(path, folder)];
    }),
  );
  const own = said.flatMap((path) => (path && !path.includes('$') ? [absolute(path, workdir)] : []));
  const isGlobal = runs.some(({ commands }) =>
    commands.some(({ program, args }) => program === 'bundle' && args.some(({ value }) => value === '--global')),
  );
  return ['/usr/local/bundle', ...own, ...configured, ...(isGlobal ? ['/root/.bundle'] : [])];
}

/** A gem in a folder of the project whose description lists its files with Git, each time that Bundler reads it. */
async function asksGit({ paths, read }: Files): Promise<boolean> {
  for (const path of paths.filter((each) => each.endsWith('.gemspec'))) {
    if (/`git\b|\bgit ls-files\b/.test((await read(path)) ?? '')) return true;
  }
  return false;
}
