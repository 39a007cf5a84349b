import type { Choices } from '#project/choices.js';
import type { Question } from '../stack.js';
import type { RubyFacts } from './facts.js';

/** What must be known, or put right in the project, before an image can be planned. */
export function questionsOf(facts: RubyFacts, choices: Choices): readonly Question[] {
  const { lockFile, platforms, version, start, generator, assetPackage, gems, rails, installInputs } = facts;
  if (choices.base === 'alpine' || choices.base === 'distroless')
    return [
      {
        flag: '--base',
        what: `The libraries for gems are known for Debian only, not for ${choices.base}.`,
        options: ['slim'],
      },
    ];
  if (!lockFile)
    return [ask('a lock file: bundle lock', 'There is no Gemfile.lock: every build would install other gems.')];
  if (!platforms?.value.some((name) => name === 'ruby' || /(?:x86_64|aarch64|arm64)-linux/.test(name)))
    return [
      ask(
        'bundle lock --add-platform x86_64-linux aarch64-linux',
        `The lock file is for ${platforms?.value.join(', ')} only: Bundler would refuse to install on Linux.`,
      ),
    ];
  const outside = installInputs?.value.find((path) => path.startsWith('../'));
  if (outside)
    return [
      ask(
        'DIR',
        `A gem comes from ${outside}, which lies outside of this folder. Run it in the folder that holds both.`,
      ),
    ];
  if (choices.version === undefined && !hasTrixie(version.value))
    return [
      {
        flag: '--runtime-version',
        what: `${version.from} asks for Ruby ${version.value}, which has no image on a supported Debian. Ask for a newer one in the Gemfile.`,
        options: [],
      },
    ];
  if (generator)
    return [
      ask(
        '--stack static and --output',
        `${generator.value} makes a site: let the pipeline build it, and serve its folder.`,
      ),
    ];
  const bundles = gems.value.some((name) => name === 'jsbundling-rails' || name === 'cssbundling-rails');
  if (assetPackage && !(rails && bundles))
    return [
      ask(
        'jsbundling-rails or cssbundling-rails in the Gemfile',
        'package.json has a build script, and no gem says what is done with what it makes.',
      ),
    ];
  if (start || choices.start) return [];
  return [
    {
      flag: '--start',
      what: 'There is no config.ru with a web server in the lock file.',
      options: optionsOf(gems.value),
    },
  ];
}

function ask(flag: string, what: string): Question {
  return { flag, what, options: [] };
}

function optionsOf(gems: readonly string[]): readonly string[] {
  return gems.includes('sidekiq') ? ['"bundle exec sidekiq"'] : ['"bundle exec ruby main.rb"'];
}

/** Images of a single version are not built again: those from before Debian 13 stay on the one before. */
function hasTrixie(version: string): boolean {
  const [major = 0, minor = 0, patch] = version.split('.').map(Number);
  if (patch === undefined || major > 3) return true;
  const first = { 2: 9, 3: 9, 4: 5 }[minor];
  return first !== undefined && patch >= first;
}
