import type { Choices } from '#project/choices.js';
import type { Mount, PlannedStage, Step } from '../build-plan.js';
import { systemPackages } from '../system-packages.js';
import type { PhpFacts } from './facts.js';
import { frameworkPlan } from './framework.js';

/** Installs the packages from the manifests alone, then brings in the sources and makes the autoloader for them. */
export function vendorStages(facts: PhpFacts, { pattern }: Choices): readonly PlannedStage[] {
  const { clonedPackages } = facts;
  const programs = ['unzip', ...(clonedPackages ? ['git'] : [])];
  const tools: PlannedStage = {
    name: 'tools',
    from: 'base',
    why: 'Composer runs with the PHP and the extensions of the image: a missing one shows here and not at run time.',
    steps: [
      systemPackages(programs),
      { kind: 'copy', from: 'composer:2', sources: ['/usr/bin/composer'], to: '/usr/local/bin/composer' },
      {
        kind: 'env',
        values: { COMPOSER_ALLOW_SUPERUSER: '1', COMPOSER_CACHE_DIR: '/var/cache/composer' },
        why: 'Without it plugins are left out for root, who builds.',
      },
    ],
  };
  return [tools, ...(pattern === 'development' ? [developmentStage(facts)] : []), vendorStage(facts)];
}

function vendorStage(facts: PhpFacts): PlannedStage {
  const { build, environment } = frameworkPlan(facts);
  const isSymfony = facts.framework?.value === 'Symfony';
  return {
    name: 'vendor',
    from: 'tools',
    steps: [
      ...manifestSteps(facts),
      installStep(facts, '--no-dev'),
      { kind: 'copy', sources: ['.'], to: '.' },
      ...(isSymfony && environment ? [{ kind: 'env', ...environment } satisfies Step] : []),
      {
        kind: 'run',
        commands: [
          ...build.before,
          `composer dump-autoload --no-dev ${isSymfony ? '--classmap-authoritative' : '--optimize'}`,
          ...build.after,
        ],
      },
    ],
  };
}

/** For work on the sources, with PHP's own server, which sees each change. */
function developmentStage(facts: PhpFacts): PlannedStage {
  const root = facts.documentRoot?.value ?? '.';
  const port = String(facts.port?.value ?? 8080);
  return {
    name: 'development',
    from: 'tools',
    why: 'For work on the sources: docker build --target development, and mount them over /app.',
    steps: [
      ...manifestSteps(facts),
      installStep(facts, ''),
      { kind: 'copy', sources: ['.'], to: '.' },
      { kind: 'run', commands: [...frameworkPlan(facts).build.before, 'composer dump-autoload'] },
      { kind: 'user', user: '33:33' },
      { kind: 'expose', port: Number(port) },
      { kind: 'cmd', command: ['php', '-d', 'opcache.enable=0', '-S', `0.0.0.0:${port}`, '-t', root] },
    ],
  };
}

function manifestSteps({ lockFile, localPackages }: PhpFacts): readonly Step[] {
  return [
    { kind: 'copy', sources: ['composer.json', ...(lockFile ? [lockFile.value] : [])], to: './' },
    ...(localPackages?.value ?? []).map((path): Step => ({ kind: 'copy', sources: [path], to: `./${path}` })),
  ];
}

function installStep({ ownRepositories }: PhpFacts, scope: string): Step {
  const mounts: Mount[] = [{ type: 'cache', target: '/var/cache/composer' }];
  if (ownRepositories) mounts.push({ type: 'secret', id: 'composer-auth', target: '/app/auth.json' });
  const words = [
    'composer install',
    scope,
    '--prefer-dist --no-scripts --no-autoloader --no-interaction --no-progress',
  ];
  return {
    kind: 'run',
    why: 'Scripts and the autoloader need the sources: they come after these.',
    commands: [words.filter(Boolean).join(' ')],
    mounts,
  };
}
