import type { PhpFacts } from './facts.js';

/** What a framework wants besides its packages. */
export interface FrameworkPlan {
  readonly environment: { readonly values: Readonly<Record<string, string>>; readonly why: string } | undefined;
  readonly build: { readonly before: readonly string[]; readonly after: readonly string[] };
  /** Folders that the program writes to. */
  readonly writable: readonly string[];
  /** A command before the server, for what depends on the environment that it is started in. */
  readonly beforeStart: string | undefined;
}

/** What the framework of a project wants; without one there is nothing. */
export function frameworkPlan(facts: PhpFacts): FrameworkPlan {
  if (facts.framework?.value === 'Laravel') return LARAVEL;
  return facts.framework?.value === 'Symfony' ? symfony(facts) : NOTHING;
}

const NOTHING: FrameworkPlan = {
  environment: undefined,
  build: { before: [], after: [] },
  writable: [],
  beforeStart: undefined,
};

const LARAVEL: FrameworkPlan = {
  environment: {
    values: {
      APP_ENV: 'production',
      LOG_CHANNEL: 'stderr',
      APP_CONFIG_CACHE: '/tmp/laravel/config.php',
      VIEW_COMPILED_PATH: '/tmp/laravel/views',
    },
    why: 'The log goes to the container, and what is made at the start lies in /tmp.',
  },
  build: {
    before: [
      'mkdir -p bootstrap/cache storage/app/public storage/framework/cache/data storage/framework/sessions storage/framework/views storage/logs',
      'ln -sfn /app/storage/app/public public/storage',
    ],
    after: [],
  },
  writable: ['storage'],
  // The cache holds the values of the environment: made in the build, it would hold those of the build.
  beforeStart: 'mkdir -p /tmp/laravel/views && php artisan config:cache',
};

function symfony({ packages, defaults }: PhpFacts): FrameworkPlan {
  const has = (name: string): boolean => packages?.value.includes(name) === true;
  const hasMapper = has('symfony/asset-mapper');
  return {
    environment: {
      values: { APP_ENV: 'prod', APP_DEBUG: '0' },
      why: 'The container of services is made for this environment.',
    },
    build: {
      before: ['mkdir -p var/cache/prod/pools var/log var/share'],
      after: [
        ...(defaults && has('symfony/flex') ? ['composer dump-env prod'] : []),
        'php bin/console cache:warmup',
        'php bin/console assets:install public',
        ...(hasMapper ? ['php bin/console importmap:install', 'php bin/console asset-map:compile'] : []),
      ],
    },
    writable: ['var/cache/prod/pools', 'var/log', 'var/share'],
    beforeStart: undefined,
  };
}
