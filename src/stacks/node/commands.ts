import type { Mount } from '../build-plan.js';
import type { InstallScripts } from './install-scripts.js';
import type { PackageManager } from './package-manager.js';

/** How a package manager is brought into an image and used in it. */
export interface ManagerCommands {
  /** Puts the manager into the image; undefined where the image has it. */
  readonly setUp: string | undefined;
  /** Installs what the lock file says, for the build or for production only. */
  install(scope: 'all' | 'production', members: readonly string[]): readonly string[];
  /** Runs a script of the manifest, in a member of a workspace or at its root. */
  run(script: string, member: string | undefined): string;
  /** Runs a program of a package. */
  exec(command: string): string;
  readonly cache: Mount;
}

/** The commands of a package manager on a release line of Node.js. */
export function commandsOf(
  { name, version }: PackageManager,
  hasLock: boolean,
  /** What must run its script when it is installed, for npm alone; undefined when that is not known. */
  scripts: InstallScripts | undefined,
  nodeLine: string,
  yarnRelease: string | undefined,
): ManagerCommands {
  // Images of Node.js 25 and later come without Yarn; to the older ones it must be said that theirs may go.
  const force = Number(nodeLine) <= 24 ? ' --force' : '';
  switch (name) {
    case 'npm':
      return {
        setUp: undefined,
        install: (scope, members) => {
          const words = ['npm', hasLock ? 'ci' : 'install', scope === 'production' ? '--omit=dev' : '--include=dev'];
          if (scripts) words.push('--ignore-scripts');
          words.push(...members.map((each) => `--workspace=${each}`));
          const rebuilt = scripts?.[scope].value ?? [];
          return [words.join(' '), ...(rebuilt.length > 0 ? [`npm rebuild ${rebuilt.join(' ')}`] : [])];
        },
        run: (script, member) => `npm run ${script}${member ? ` --workspace=${member}` : ''}`,
        exec: (command) => `npx --no-install ${command}`,
        cache: { type: 'cache', target: '/root/.npm' },
      };
    case 'yarn':
      return {
        setUp: Number(nodeLine) <= 24 ? undefined : 'npm install --global --ignore-scripts yarn@1.22.22',
        install: (scope) => [
          `yarn install${hasLock ? ' --frozen-lockfile' : ''}${scope === 'production' ? ' --production' : ' --production=false'}`,
        ],
        run: (script, member) => `yarn ${member ? `--cwd ${member} ` : ''}run ${script}`,
        exec: (command) => `yarn run ${command}`,
        cache: { type: 'cache', target: '/usr/local/share/.cache/yarn', isLocked: true },
      };
    case 'berry': {
      const yarn = yarnRelease === undefined ? 'yarn' : `node ${yarnRelease}`;
      return {
        setUp:
          yarnRelease === undefined
            ? `npm install --global --ignore-scripts${force} @yarnpkg/cli-dist@${version ?? '4'}`
            : undefined,
        install: (scope, members) =>
          scope === 'production'
            ? [[`${yarn} workspaces focus --production`, ...members].join(' ')]
            : [`${yarn} install${hasLock ? ' --immutable' : ''}`],
        run: (script, member) => `${yarn} ${member ? `workspace ${member} ` : ''}run ${script}`,
        exec: (command) => `${yarn} run ${command}`,
        cache: { type: 'cache', target: '/root/.yarn/berry/cache' },
      };
    }
    case 'pnpm':
      return {
        setUp: `npm install --global --ignore-scripts pnpm@${version ?? '10'}`,
        install: (scope, members) => [
          `pnpm install${hasLock ? ' --frozen-lockfile' : ''}${scope === 'production' ? ' --prod' : ''}${members.map((each) => ` --filter=${each}...`).join('')}`,
        ],
        run: (script, member) => `pnpm ${member ? `--filter=${member} ` : ''}run ${script}`,
        exec: (command) => `pnpm exec ${command}`,
        cache: { type: 'cache', id: 'pnpm', target: '/root/.local/share/pnpm/store' },
      };
    case 'bun':
      return {
        setUp: undefined,
        install: (scope) => [
          `bun install${hasLock ? ' --frozen-lockfile' : ''}${scope === 'production' ? ' --production' : ''}`,
        ],
        run: (script, member) => `bun run ${member ? `--filter ${member} ` : ''}${script}`,
        exec: (command) => `bunx ${command}`,
        cache: { type: 'cache', target: '/root/.bun/install/cache' },
      };
  }
}
