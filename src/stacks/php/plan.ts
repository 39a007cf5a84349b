import type { Choices } from '#project/choices.js';
import { assetStage } from '../assets.js';
import type { BuildPlan, IgnoreGroup, PlannedStage, Step } from '../build-plan.js';
import { finalSteps, userOf } from '../final-steps.js';
import { phpProbe } from '../health-probe.js';
import type { Planned, Question } from '../stack.js';
import { baseStages, WEB_USER } from './base-stage.js';
import type { PhpFacts } from './facts.js';
import { frameworkPlan } from './framework.js';
import { vendorStages } from './vendor-stages.js';

/**
 * Apache with PHP in it, from PHP's own image: it is there for every supported version and platform, obeys the .htaccess
 * files that applications bring, and is one process to watch. FPM would need a web server beside it.
 */
export function planPhp(facts: PhpFacts, choices: Choices): Planned {
  const questions = questionsOf(facts, choices);
  return questions.length > 0 ? { questions } : { plan: planOf(facts, choices) };
}

function questionsOf(facts: PhpFacts, choices: Choices): readonly Question[] {
  const { documentRoot, framework, localPackages, assetPackage } = facts;
  const { base, start } = choices;
  if (base === 'alpine' || base === 'distroless')
    return [
      {
        flag: '--base',
        what: `PHP's own image with Apache is made from Debian only; there is none for ${base}.`,
        options: ['slim'],
      },
    ];
  const outside = localPackages?.value.find((path) => path.startsWith('..'));
  if (outside !== undefined)
    return [
      {
        flag: 'DIR',
        what: `composer.json takes packages from ${outside}, which lies outside of this folder. Run it in the folder that holds both.`,
        options: [],
      },
    ];
  if (assetPackage && assetOutputOf(facts, choices) === undefined)
    return [
      {
        flag: '--output',
        what: 'Nothing says which folder the build script of package.json fills.',
        options: ['public/build', 'public/assets'],
      },
    ];
  if (documentRoot || start) return [];
  const options = framework?.value === 'Laravel' ? ['"php artisan queue:work"'] : ['"php bin/worker.php"'];
  return [{ flag: '--start', what: 'There is no index.php that a web server could run.', options }];
}

function planOf(facts: PhpFacts, choices: Choices): BuildPlan {
  const { documentRoot, manifest, lockFile, localPackages, defaults } = facts;
  const isServer = documentRoot !== undefined && choices.start === undefined;
  const port = isServer ? (choices.port ?? facts.port?.value ?? 8080) : choices.port;
  const assets = assetStage(
    facts,
    manifest
      ? [
          {
            kind: 'copy',
            from: 'vendor',
            sources: ['/app/vendor'],
            to: './vendor',
            why: 'Styles and scripts of packages are read from here.',
          },
        ]
      : [],
  );
  return {
    stages: [
      ...baseStages(facts, choices, isServer ? port : undefined),
      ...(manifest ? vendorStages(facts, choices) : []),
      ...(assets ? [assets] : []),
      runtimeStage(facts, choices, isServer, port, assets !== undefined),
    ],
    ignore: ignoreOf(facts, assetOutputOf(facts, choices)),
    keep: [
      ...(manifest ? ['composer.json'] : []),
      ...(lockFile ? ['composer.lock'] : []),
      ...(localPackages?.value ?? []),
      ...(defaults ? [defaults.value] : []),
    ],
    port,
    healthPath: choices.health ?? facts.healthPath?.value,
    user: userOf(choices, WEB_USER),
    needsRoot: false,
    notes: notesOf(facts),
  };
}

function runtimeStage(
  facts: PhpFacts,
  choices: Choices,
  isServer: boolean,
  port: number | undefined,
  hasAssets: boolean,
): PlannedStage {
  const user = userOf(choices, WEB_USER);
  const { environment, writable, beforeStart } = frameworkPlan(facts);
  const from = facts.manifest ? 'vendor' : undefined;
  const serve = isServer ? ['apache2-foreground'] : (choices.start ?? '').split(' ');
  const output = assetOutputOf(facts, choices) ?? '';
  const steps: Step[] = [
    ...(environment ? [{ kind: 'env', ...environment } satisfies Step] : []),
    ...(from === undefined ? sourceSteps(facts) : [{ kind: 'copy', from, sources: ['/app'], to: './' } satisfies Step]),
    ...(hasAssets
      ? [{ kind: 'copy', from: 'assets', sources: [`/app/${output}`], to: `./${output}` } satisfies Step]
      : []),
    ...writable.map(
      (path, index): Step => ({
        kind: 'copy',
        ...(from === undefined ? {} : { from }),
        owner: user,
        sources: [`/app/${path}`],
        to: `./${path}`,
        ...(index === 0 ? { why: 'Only these may be written; the program itself stays as it is.' } : {}),
      }),
    ),
    ...finalSteps(
      facts,
      {
        command: beforeStart && isServer ? ['sh', '-c', `${beforeStart} && exec ${serve.join(' ')}`] : serve,
        user,
        port,
        healthPath: facts.healthPath?.value,
        probe: isServer ? phpProbe : undefined,
        startPeriod: 20,
      },
      choices,
    ),
  ];
  return { name: 'runtime', from: 'base', steps };
}

/** The folder that Node.js fills; the frameworks' own tools know one only. */
function assetOutputOf({ assetPackage, framework }: PhpFacts, { output }: Choices): string | undefined {
  if (!assetPackage) return undefined;
  return output ?? (framework ? 'public/build' : assetPackage.value.output?.value);
}

/** What there is without Composer, folder by folder. */
function sourceSteps({ contents, documentRoot }: PhpFacts): readonly Step[] {
  const isFile = (path: string): boolean => /\.\w+$/.test(path);
  const files = contents.value.filter(isFile);
  const folders = contents.value.filter((path) => !isFile(path));
  const isBeside = documentRoot?.value !== '.';
  return [
    ...(files.length > 0 ? [{ kind: 'copy', sources: files, to: './' } satisfies Step] : []),
    ...folders
      .filter((path) => !isBeside || !/^(?:scripts?|bin)$/.test(path))
      .map((path): Step => ({ kind: 'copy', sources: [path], to: `./${path}` })),
  ];
}

function ignoreOf({ framework }: PhpFacts, assets: string | undefined): readonly IgnoreGroup[] {
  return [
    {
      title: 'What Composer and the program make themselves',
      patterns: [
        'vendor',
        'composer.phar',
        'auth.json',
        '**/.phpunit.result.cache',
        '**/.php-cs-fixer.cache',
        ...(framework?.value === 'Laravel'
          ? [
              'bootstrap/cache/*',
              'storage/*.key',
              'storage/app/*',
              'storage/framework/*',
              'storage/logs/*',
              'public/hot',
              'public/storage',
            ]
          : []),
        ...(framework?.value === 'Symfony' ? ['var', 'public/bundles', 'public/assets', '.env.local.php'] : []),
      ],
    },
    {
      title: 'Tests and settings of tools',
      patterns: [
        'tests',
        'phpunit.xml*',
        '.phpunit.dist.xml',
        'phpstan*.neon*',
        'psalm.xml',
        '.php-cs-fixer*',
        '.editorconfig',
      ],
    },
    ...(assets === undefined ? [] : [{ title: 'What Node.js makes', patterns: ['**/node_modules', assets] }]),
  ];
}

function notesOf({
  framework,
  lockFile,
  manifest,
  ownRepositories,
  documentRoot,
  localPackages,
}: PhpFacts): readonly string[] {
  const notes: string[] = [];
  if (manifest && !lockFile)
    notes.push('There is no composer.lock: every build may install other versions. Commit one.');
  if (ownRepositories)
    notes.push(
      'Packages come from repositories of your own: where they need a password, build with --secret id=composer-auth,src=auth.json.',
    );
  if (localPackages) notes.push('Packages of this project are installed as links into its folders.');
  if (documentRoot?.value === '.')
    notes.push(
      'Every file of the project lies below the address of the web server: move index.php to public, and the rest stays private.',
    );
  if (framework?.value === 'Laravel')
    notes.push(
      'Run php artisan migrate --force as a job before the new version starts; queues and schedules run from the same image with php artisan queue:work and schedule:work as their command.',
      'Uploads, file caches and file sessions lie in /app/storage: mount a volume there, or keep them in a database, Redis or an object store.',
    );
  if (framework?.value === 'Symfony')
    notes.push(
      'Run php bin/console doctrine:migrations:migrate as a job before the new version starts, where there are migrations.',
    );
  return notes;
}
