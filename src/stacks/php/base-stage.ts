import type { Choices } from '#project/choices.js';
import type { PlannedStage, Step } from '../build-plan.js';
import { systemPackages } from '../system-packages.js';
import type { CompiledExtensions } from './compiled-extensions.js';
import { compiledExtensions } from './compiled-extensions.js';
import type { PhpFacts } from './facts.js';

/** The user of Debian that web servers run as. */
export const WEB_USER = '33:33';

/** PHP with its extensions and settings, for building and running alike; with Apache where there is a port. */
export function baseStages(facts: PhpFacts, { version }: Choices, port: number | undefined): readonly PlannedStage[] {
  const line = version ?? facts.version.value;
  const extensions = facts.extensions?.value ?? [];
  const steps: Step[] = [];
  const compiled = compiledExtensions(extensions);
  if (compiled.libraries.length > 0)
    steps.push(systemPackages(compiled.libraries, 'The libraries that the extensions load.'));
  if (extensions.length > 0)
    steps.push(
      ...['/usr/local/lib/php/extensions', '/usr/local/etc/php/conf.d'].map(
        (path): Step => ({ kind: 'copy', from: 'extensions', sources: [path], to: path }),
      ),
    );
  const modules = [...new Set([...(facts.apacheModules?.value ?? [])])];
  steps.push(
    {
      kind: 'run',
      commands: [
        'mv "$PHP_INI_DIR/php.ini-production" "$PHP_INI_DIR/php.ini"',
        ...(port !== undefined && modules.length > 0 ? [`a2enmod -q ${modules.join(' ')}`] : []),
      ],
    },
    {
      kind: 'file',
      path: '/usr/local/etc/php/conf.d/app.ini',
      text: INI,
      why: 'Files in an image do not change: they are compiled once and not looked at again.',
    },
  );
  if (port !== undefined) steps.push(...apacheSteps(facts, port));
  steps.push({ kind: 'workdir', path: '/app' });
  const from = `php:${line}-${port === undefined ? 'cli' : 'apache'}-trixie`;
  const base: PlannedStage = { name: 'base', from, steps };
  return extensions.length > 0 ? [extensionStage(from, compiled), base] : [base];
}

/** Compiles the extensions; what that needs stays here. */
function extensionStage(from: string, { packages, bundled, configure, fromPecl }: CompiledExtensions): PlannedStage {
  const commands = [
    ...configure,
    ...(bundled.length > 0 ? [`docker-php-ext-install -j "$(nproc)" ${bundled.join(' ')}`] : []),
    ...(fromPecl.length > 0
      ? [`pecl install ${fromPecl.join(' ')}`, `docker-php-ext-enable ${fromPecl.join(' ')}`]
      : []),
  ];
  return {
    name: 'extensions',
    from,
    steps: [...(packages.length > 0 ? [systemPackages(packages)] : []), { kind: 'run', commands }],
  };
}

const INI = `expose_php = Off
opcache.validate_timestamps = 0
opcache.max_accelerated_files = 20000
realpath_cache_size = 4M
realpath_cache_ttl = 600
`;

function apacheSteps({ documentRoot, frontController }: PhpFacts, port: number): readonly Step[] {
  const root = documentRoot === undefined || documentRoot.value === '.' ? '/app' : `/app/${documentRoot.value}`;
  return [
    {
      kind: 'file',
      path: '/etc/apache2/ports.conf',
      text: `Listen ${port}\n`,
    },
    {
      kind: 'file',
      path: '/etc/apache2/sites-available/000-default.conf',
      text: siteOf(root, port, root === '/app', frontController !== undefined),
    },
    {
      kind: 'env',
      values: { APACHE_RUN_DIR: '/tmp/apache2', APACHE_LOCK_DIR: '/tmp/apache2', APACHE_PID_FILE: '/tmp/apache2.pid' },
      why: 'What Apache writes lies in /tmp: the rest may be read-only.',
    },
  ];
}

function siteOf(root: string, port: number, isWholeProject: boolean, hasFrontController: boolean): string {
  return `ServerName localhost
ServerTokens Prod
ServerSignature Off
<VirtualHost *:${port}>
    DocumentRoot ${root}
    ErrorLog /dev/stderr
    CustomLog /dev/stdout combined
    <Directory ${root}>
        Options FollowSymLinks
        AllowOverride All
        Require all granted${hasFrontController ? '\n        FallbackResource /index.php' : ''}
    </Directory>${isWholeProject ? PRIVATE : ''}
</VirtualHost>
`;
}

/** What lies beside index.php and is for nobody outside. */
const PRIVATE = `
    <LocationMatch "(?:^|/)(?:\\.|vendor/|composer\\.(?:json|lock)$)">
        Require all denied
    </LocationMatch>`;
