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
// What few runs need lies beside it, so that the others do not compile a YAML reader, load Node's HTTP and TLS, or what
// drives an engine or reads images.
const apart = {
  '#project/config-file.js': { source: 'src/project/config-file.ts', file: 'config-file.cjs' },
  '#registry/look-up.js': { source: 'src/registry/look-up.ts', file: 'registry.cjs' },
  '#engine/prove.js': { source: 'src/engine/prove.ts', file: 'prove.cjs' },
  './convert-file.js': { source: 'src/apps/cli/convert-file.ts', file: 'convert.cjs' },
  './project-actions.js': { source: 'src/apps/cli/project-actions.ts', file: 'project.cjs' },
  './image-actions.js': { source: 'src/apps/cli/image-actions.ts', file: 'image.cjs' },
};
const loadedApart = {
  name: 'loaded-apart',
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /^(?:#|\.\/)/ }, ({ kind, path }) =>
      kind === 'dynamic-import' && apart[path] ? { path: `./${apart[path].file}`, external: true } : undefined,
    );
  },
};

// Modules of Node.js that few runs need, with what is used of them: loaded at the first call.
const SELDOM = { 'node:child_process': ['spawn'], 'node:crypto': ['createHash', 'randomBytes'] };

const seldomUsed = {
  name: 'seldom-used',
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /^node:(?:child_process|crypto)$/ }, ({ path, importer, namespace }) => {
      if (namespace === 'seldom') return { path, external: true };
      // Of child processes only commander's: it wants them for subcommands that are programs, which we have none of.
      return path === 'node:crypto' || importer.includes('commander') ? { path, namespace: 'seldom' } : undefined;
    });
    pluginBuild.onLoad({ filter: /.*/, namespace: 'seldom' }, ({ path }) => ({
      contents: SELDOM[path]
        .map((name) => `exports.${name} = (...args) => require('${path}').${name}(...args);`)
        .join('\n'),
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
  plugins: [loadedApart, seldomUsed],
});
for (const { source, file } of Object.values(apart)) {
  await build({ ...common, entryPoints: [source], outfile: `dist/${file}`, plugins: [loadedApart] });
}
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
