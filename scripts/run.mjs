import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// Runs a TypeScript script compiled as the product is, so that what it measures is the product's speed.
const [entry] = process.argv.splice(2, 1);
const outfile = join('node_modules/.cache/plimsoll', entry.replace(/\W/g, '-').replace(/-ts$/, '.mjs'));
await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  conditions: ['source'],
  logLevel: 'warning',
});
await import(pathToFileURL(outfile).href);
