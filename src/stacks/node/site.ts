import type { Files } from '#project/files.js';
import type { Fact } from '../fact.js';
import { certain } from '../fact.js';
import type { Framework } from './frameworks.js';
import { dependsOn, type Manifest } from './manifest.js';

/** What the build of a framework makes that can do both. */
export type Rendering =
  /** A program with everything it needs in its folder. */
  | 'self-contained server'
  /** A program that needs the production dependencies. */
  | 'server'
  /** Files for a web server. */
  | 'static files'
  /** Its adapter decides where it is deployed: not to be guessed. */
  | 'unknown';

/** Reads from a framework's config what its build makes. */
export async function readRendering(files: Files, manifest: Manifest, { name }: Framework): Promise<Fact<Rendering>> {
  const config = frameworkConfigOf(files);
  const text = config === undefined ? '' : ((await files.read(config)) ?? '');
  const from = config ?? 'package.json';
  switch (name) {
    case 'Next.js': {
      const output = /\boutput\s*:\s*['"`](\w+)['"`]/.exec(text)?.[1];
      if (output === 'export') return certain('static files', from);
      return certain(output === 'standalone' ? 'self-contained server' : 'server', from);
    }
    case 'Nuxt': {
      const isStatic = /\bnux[ti] generate\b/.test(manifest.scripts.build ?? '') || /\bssr\s*:\s*false\b/.test(text);
      return certain(isStatic ? 'static files' : 'self-contained server', from);
    }
    case 'SvelteKit':
      if (dependsOn(manifest, '@sveltejs/adapter-node'))
        return certain('server', 'package.json: @sveltejs/adapter-node');
      if (dependsOn(manifest, '@sveltejs/adapter-static'))
        return certain('static files', 'package.json: @sveltejs/adapter-static');
      return certain('unknown', from);
    case 'Astro':
      if (dependsOn(manifest, '@astrojs/node')) return certain('server', 'package.json: @astrojs/node');
      return certain(/\boutput\s*:\s*['"`]server['"`]/.test(text) ? 'unknown' : 'static files', from);
    default:
      return certain(/\bssr\s*:\s*false\b/.test(text) ? 'static files' : 'server', from);
  }
}

/** The file that configures the framework. */
export function frameworkConfigOf({ paths }: Files): string | undefined {
  return paths.find((path) => /^(?:next|nuxt|astro|svelte|react-router|remix)\.config\.[cm]?[jt]s$/.test(path));
}
