import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

// Installs what the lock file names, once; needs nothing but Node and its npm.
const installed = 'node_modules/.package-lock.json';
const isCurrent = existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs;
if (!isCurrent) {
  console.error('Installing dependencies …');
  // Not npm ci: it refuses a lock file without the packages of other platforms, which some registries do not serve.
  // --no-save takes the versions of the lock file and leaves it as it is.
  const { status } = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
