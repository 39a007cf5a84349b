import type { Files } from '#project/files.js';
import type { Fact } from '../fact.js';
import { certain, likely } from '../fact.js';
import type { Sources } from '../search-sources.js';
import { allInSources, findInSources, placeOf } from '../search-sources.js';
import type { Manifest } from './manifest.js';
import { dependsOn } from './manifest.js';

/** The port that a program listens on when nobody tells it another one. */
export function portOf(sources: Sources): Fact<number> | undefined {
  const hit =
    findInSources(sources, /\bPORT\b['"]?\]?\)?\s*(?:\|\||\?\?|,|=|:)\s*['"]?(\d{2,5})\b/) ??
    findInSources(sources, /\.listen\(\s*(?:\{[^}]*?\bport:\s*)?(\d{2,5})\b/) ??
    findInSources(sources, /\b(?:port|PORT)\s*[:=]\s*(\d{4,5})\b/) ??
    findInSources(sources, /\b(?:port|PORT)\b[^\n]{0,40}?(?:\|\||\?\?|default\()\s*['"]?(\d{4,5})\b/);
  return hit && likely(Number(hit.match[1]), placeOf(hit));
}

/** The health route of a framework whose routes are files. */
export function healthFileOf({ paths }: Files): Fact<string> | undefined {
  const pattern =
    /^(?:src\/)?(?:app|pages|routes|server)\/((?:(?:api|routes)\/)?(?:health|healthz|healthcheck|livez|live|ping|up|status))(?:\/(?:route|\+server|index)|\.get)?\.[cm]?[jt]sx?$/;
  for (const path of paths) {
    const route = pattern.exec(path)?.[1];
    if (route) return likely(`/${route.replace(/^routes\//, '')}`, path);
  }
  return undefined;
}

/** Where SIGTERM is taken care of: without that the kernel ignores it for the first process of a container. */
export function signalHandlerOf(
  manifest: Manifest,
  sources: Sources,
  framework: string | undefined,
): Fact<string> | undefined {
  const hit = findInSources(sources, /process\s*\.\s*(?:on|once|addListener)\(\s*['"`]SIGTERM|enableShutdownHooks\(/);
  if (hit) return likely('SIGTERM', placeOf(hit));
  const library = LIBRARIES.find((name) => dependsOn(manifest, name));
  if (library) return likely('SIGTERM', `package.json: ${library}`);
  return framework === 'Next.js' ? certain('SIGTERM', framework) : undefined;
}

const LIBRARIES = [
  'close-with-grace',
  '@godaddy/terminus',
  'http-terminator',
  'lightship',
  '@gquittet/graceful-server',
];

/** Fastify listens on 127.0.0.1 when it is told no host, which nobody outside of the container reaches. */
export function listensOnlyHere(sources: Sources, framework: string | undefined): Fact<string> | undefined {
  const explicit = findInSources(sources, /\b(?:host|hostname)\s*:\s*['"`](?:127\.0\.0\.1|localhost)['"`]/);
  if (explicit) return likely(explicit.match[0], placeOf(explicit));
  if (framework !== 'Fastify') return undefined;
  const call = findInSources(sources, /\.listen\(\s*\{([^}]*)\}/);
  return call && !/\bhost\b/.test(call.match[1] ?? '') ? likely('listen without a host', placeOf(call)) : undefined;
}

/** Folders beside the sources that the program reads while it runs. */
export function runtimeFoldersOf(files: Files, sources: Sources): Fact<readonly string[]> | undefined {
  const found = new Map<string, string>();
  for (const name of FOLDERS) {
    if (!files.paths.some((path) => path.startsWith(`${name}/`))) continue;
    const hit = findInSources(sources, new RegExp(`['"\`/]${name}(?:['"\`/])`));
    if (hit && !hit.path.startsWith(`${name}/`)) found.set(name, placeOf(hit));
  }
  return found.size > 0 ? likely([...found.keys()].sort(), [...new Set(found.values())].sort().join(', ')) : undefined;
}

const FOLDERS = [
  'assets',
  'config',
  'data',
  'drizzle',
  'i18n',
  'locales',
  'migrations',
  'proto',
  'protos',
  'public',
  'static',
  'templates',
  'views',
];

/** Variables that bundlers write into the files for browsers when they build. */
export function buildVariablesOf(sources: Sources): Fact<readonly string[]> | undefined {
  const hits = allInSources(
    sources,
    /\b(?:VITE|REACT_APP|NEXT_PUBLIC|VUE_APP|NG_APP|GATSBY|PUBLIC|NUXT_PUBLIC)_[A-Z0-9_]+\b/,
  );
  const used = hits.filter(({ match }) => /env\b[^\n]{0,3}$/.test(before(match)));
  const names = [...new Set(used.map(({ match }) => match[0]))].sort();
  return names.length > 0 ? likely(names, placeOf(used[0] as (typeof used)[number])) : undefined;
}

function before({ input, index }: RegExpExecArray): string {
  return input.slice(Math.max(0, index - 12), index).replace(/[.['"]+$/, '');
}

/** The environment variables that the program reads. */
export function environmentOf(sources: Sources): Fact<readonly string[]> | undefined {
  const hits = allInSources(sources, /\b(?:process|Bun)\.env(?:\.|\[['"])([A-Z][A-Z0-9_]*)/);
  const names = [...new Set(hits.map(({ match }) => match[1] ?? ''))].filter((name) => name !== 'NODE_ENV').sort();
  return names.length > 0 ? likely(names, 'process.env in the sources') : undefined;
}
