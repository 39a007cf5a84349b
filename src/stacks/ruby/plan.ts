import type { Choices } from '#project/choices.js';
import { assetStage } from '../assets.js';
import type { BuildPlan, IgnoreGroup, PlannedStage, Step } from '../build-plan.js';
import { finalSteps, userOf } from '../final-steps.js';
import { rubyProbe } from '../health-probe.js';
import { isAtLeast } from '../is-at-least.js';
import type { Planned } from '../stack.js';
import { systemPackages } from '../system-packages.js';
import type { RubyFacts } from './facts.js';
import { questionsOf } from './questions.js';

/** Gems are installed and compiled in one stage, and run in another that has only the libraries that they load. */
export function planRuby(facts: RubyFacts, choices: Choices): Planned {
  const questions = questionsOf(facts, choices);
  return questions.length > 0 ? { questions } : { plan: planOf(facts, choices) };
}

const USER = '1000:1000';
const GEMS = '/usr/local/bundle';

function planOf(facts: RubyFacts, choices: Choices): BuildPlan {
  const { installInputs, styleScript, rails, platforms } = facts;
  const port = choices.port ?? facts.port?.value;
  const assets = assetStage(facts, [], styleScript ? [styleScript.value] : []);
  return {
    stages: [
      baseStage(facts, choices),
      ...(assets ? [assets] : []),
      buildStage(facts, assets !== undefined),
      runtimeStage(facts, choices, port),
    ],
    ignore: ignoreOf(facts),
    keep: ['Gemfile', 'Gemfile.lock', ...(installInputs?.value ?? [])],
    port,
    healthPath: choices.health ?? facts.healthPath?.value,
    user: userOf(choices, USER),
    needsRoot: false,
    notes: [
      ...(rails
        ? [
            'Run bin/rails db:prepare as a job before the new version starts, and give it RAILS_MASTER_KEY or SECRET_KEY_BASE when it runs.',
            'Uploads on the local disk lie in /app/storage: mount a volume there that user 1000 can write, or use an object store.',
          ]
        : []),
      ...(platforms?.value.some((name) => /aarch64-linux|arm64-linux|^ruby$/.test(name))
        ? []
        : ['For ARM, add its platform to the lock file: bundle lock --add-platform aarch64-linux.']),
    ],
  };
}

function baseStage({ version, packages, rails }: RubyFacts, choices: Choices): PlannedStage {
  const runtime = packages?.value.runtime ?? [];
  return {
    name: 'base',
    from: `ruby:${choices.version ?? version.value}-slim-trixie`,
    steps: [
      ...(runtime.length > 0 ? [systemPackages(runtime, 'The libraries that the gems load.')] : []),
      {
        kind: 'env',
        values: {
          ...(rails ? { RAILS_ENV: 'production' } : { RACK_ENV: 'production', APP_ENV: 'production' }),
          BUNDLE_DEPLOYMENT: '1',
          BUNDLE_PATH: GEMS,
          BUNDLE_WITHOUT: 'development:test',
        },
      },
      { kind: 'workdir', path: '/app' },
    ],
  };
}

function buildStage(facts: RubyFacts, hasAssets: boolean): PlannedStage {
  const { packages, bundler, installInputs, gems, rails } = facts;
  const inputs = installInputs?.value ?? [];
  const files = inputs.filter((path) => path.startsWith('.'));
  const hasBootsnap = rails !== undefined && gems.value.includes('bootsnap');
  const steps: Step[] = [
    systemPackages(packages?.value.build ?? []),
    ...(bundler
      ? [
          {
            kind: 'run',
            why: 'The version that wrote the lock file.',
            commands: [`gem install --no-document bundler:${bundler.value}`],
          } satisfies Step,
        ]
      : []),
    { kind: 'copy', sources: ['Gemfile', 'Gemfile.lock', ...files], to: './' },
    ...inputs
      .filter((path) => !files.includes(path))
      .map((path): Step => ({ kind: 'copy', sources: [path], to: `./${path}` })),
    {
      kind: 'run',
      commands: [
        'BUNDLE_GLOBAL_GEM_CACHE=true bundle install',
        `rm -rf ${GEMS}/ruby/*/cache ${GEMS}/ruby/*/bundler/gems/*/.git`,
        ...(hasBootsnap ? ['bundle exec bootsnap precompile -j 1 --gemfile'] : []),
      ],
      mounts: [{ type: 'cache', target: '/root/.bundle/cache' }],
    },
  ];
  if (rails) steps.push(...railsBuildSteps(facts, rails.value, hasBootsnap, hasAssets));
  return { name: 'build', from: 'base', steps };
}

function railsBuildSteps(
  { gems }: RubyFacts,
  version: string,
  hasBootsnap: boolean,
  hasAssets: boolean,
): readonly Step[] {
  const hasPipeline = gems.value.some((name) => name === 'propshaft' || name === 'sprockets-rails');
  const key = isAtLeast(version, '7.1') ? 'SECRET_KEY_BASE_DUMMY=1' : 'SECRET_KEY_BASE=unused';
  const skip = hasAssets ? ' SKIP_YARN_INSTALL=1 SKIP_JS_BUILD=1 SKIP_CSS_BUILD=1' : '';
  const steps: Step[] = [{ kind: 'copy', sources: ['.'], to: '.' }];
  if (hasAssets)
    steps.push({ kind: 'copy', from: 'assets', sources: ['/app/app/assets/builds'], to: './app/assets/builds' });
  steps.push({
    kind: 'run',
    ...(hasPipeline ? { why: 'The assets are the same for every key: the real one is given when it runs.' } : {}),
    commands: [
      `mkdir -p ${WRITABLE.join(' ')} tmp`,
      ...(hasBootsnap ? ['bundle exec bootsnap precompile -j 1 app/ lib/'] : []),
      ...(hasPipeline ? [`${key}${skip} bundle exec rails assets:precompile`] : []),
    ],
  });
  return steps;
}

/** What Rails writes to while it runs. */
const WRITABLE = ['log', 'storage'];

function runtimeStage(facts: RubyFacts, choices: Choices, port: number | undefined): PlannedStage {
  const { rails, gems, start } = facts;
  const user = userOf(choices, USER);
  const words = choices.start?.split(' ') ?? start?.value ?? [];
  const environment = {
    // Bundler wants a home that can be written to.
    HOME: '/tmp',
    ...(port === undefined ? {} : { PORT: String(port) }),
    ...(rails ? { RAILS_LOG_TO_STDOUT: '1', RAILS_SERVE_STATIC_FILES: '1', PIDFILE: '/tmp/puma.pid' } : {}),
    ...(rails && gems.value.includes('bootsnap') ? { BOOTSNAP_READONLY: '1' } : {}),
  };
  return {
    name: 'runtime',
    from: 'base',
    steps: [
      { kind: 'env', values: environment },
      { kind: 'copy', from: 'build', sources: [GEMS], to: GEMS },
      ...(rails ? railsSteps(user) : sourceSteps(facts)),
      ...finalSteps(
        facts,
        {
          command: words.map((word) => word.replace('$PORT', String(port ?? ''))),
          user,
          port,
          healthPath: facts.healthPath?.value,
          probe: choices.start === undefined || choices.port !== undefined ? rubyProbe : undefined,
          startPeriod: rails ? 30 : 10,
        },
        choices,
      ),
    ],
  };
}

function railsSteps(owner: string): readonly Step[] {
  return [
    { kind: 'copy', from: 'build', sources: ['/app'], to: './' },
    ...WRITABLE.map(
      (path, index): Step => ({
        kind: 'copy',
        from: 'build',
        owner,
        sources: [`/app/${path}`],
        to: `./${path}`,
        ...(index === 0 ? { why: 'Only these may be written; the program itself stays as it is.' } : {}),
      }),
    ),
  ];
}

/** The sources, folder by folder: nothing of them is built. */
function sourceSteps({ contents, installInputs }: RubyFacts): readonly Step[] {
  const isFile = (path: string): boolean => /\.\w+$/.test(path);
  const inputs = (installInputs?.value ?? []).filter((path) => path.startsWith('.'));
  return [
    { kind: 'copy', sources: ['Gemfile', 'Gemfile.lock', ...inputs, ...contents.value.filter(isFile)], to: './' },
    ...contents.value
      .filter((path) => !isFile(path))
      .map((path): Step => ({ kind: 'copy', sources: [path], to: `./${path}` })),
  ];
}

function ignoreOf({ rails, assetPackage }: RubyFacts): readonly IgnoreGroup[] {
  return [
    {
      title: 'What Bundler and the program make themselves',
      patterns: [
        '.bundle',
        'vendor/bundle',
        'log/*',
        'tmp/*',
        ...(rails ? ['storage/*', 'public/assets', 'config/master.key', 'config/credentials/*.key'] : []),
        ...(assetPackage ? ['**/node_modules', 'app/assets/builds/*'] : []),
      ],
    },
    {
      title: 'Tests and settings of tools',
      patterns: ['spec', 'test', 'features', '.rspec', '.rubocop*.yml', '.kamal'],
    },
  ];
}
