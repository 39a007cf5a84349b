import { spawnSync } from 'node:child_process';
import { chmod, copyFile, mkdir, rm } from 'node:fs/promises';
import { build } from 'esbuild';

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  conditions: ['source'],
  legalComments: 'none',
  logLevel: 'warning',
  // import() becomes require(), which also works in code from the cache.
  supported: { 'dynamic-import': false },
};

// One minified CommonJS file for the command line: it starts faster than many modules, and faster than ESM.
// What reads config files lies beside it, so that a run without one does not compile a YAML reader, and what reads
// images too.
const loadedApart = {
  name: 'loaded-apart',
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /^#project\/config-file\.js$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './config-file.cjs', external: true } : undefined,
    );
    pluginBuild.onResolve({ filter: /^\.\/image-actions\.js$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './image.cjs', external: true } : undefined,
    );
  },
};

// commander wants child processes for subcommands that are programs, which we have none of: loaded when asked for.
const lazyChildProcess = {
  name: 'lazy-child-process',
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('commander') ? { path: 'child_process', namespace: 'lazy' } : undefined,
    );
    pluginBuild.onLoad({ filter: /.*/, namespace: 'lazy' }, () => ({
      contents: "exports.spawn = (...args) => module.require('node:child_process').spawn(...args);",
    }));
  },
};

await rm('dist', { recursive: true, force: true });
await mkdir('dist');
await build({
  ...common,
  entryPoints: ['src/apps/cli/main.ts'],
  outfile: 'dist/main.cjs',
  charset: 'ascii',
  banner: { js: '(function (require, module, exports) {' },
  footer: { js: '})' },
  plugins: [loadedApart, lazyChildProcess],
});
await build({ ...common, entryPoints: ['src/project/config-file.ts'], outfile: 'dist/config-file.cjs' });
await build({
  ...common,
  entryPoints: ['src/apps/cli/image-actions.ts'],
  outfile: 'dist/image.cjs',
  plugins: [loadedApart],
});
await copyFile('scripts/launcher.cjs', 'dist/plimsoll.cjs');
await chmod('dist/plimsoll.cjs', 0o755);
// A real run, so that the cache holds what a run needs.
spawnSync(process.execPath, ['dist/plimsoll.cjs', 'check', 'examples'], {
  stdio: 'ignore',
  env: { ...process.env, PLIMSOLL_WRITE_CODE_CACHE: '1' },
});

// The library as modules with types, for those who import it.
if (process.argv.includes('--library')) {
  const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}
