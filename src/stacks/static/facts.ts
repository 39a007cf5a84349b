import type { Files } from '#project/files.js';
import { filesBelow } from '#project/files.js';
import type { Fact } from '../fact.js';
import { assumed, certain, likely } from '../fact.js';
import { findInSources, placeOf, readSources } from '../search-sources.js';
import type { CommonFacts } from '../stack.js';
import { WEB_SERVER_VERSION } from '../web-server.js';

export type StaticFacts = CommonFacts & {
  /** The folder that is served: `public`, or `.` for all of it. */
  readonly siteFolder: Fact<string>;
  /** A program writes the pages from other files, and they are not there yet. */
  readonly generator?: Fact<string> | undefined;
  /** What of it is for browsers: folders, and patterns for the files beside them; undefined for all of it. */
  readonly contents?: Fact<readonly string[]> | undefined;
  /** One page that shows every address itself. */
  readonly singlePage?: Fact<string> | undefined;
};

/** Reads a folder of files for browsers; what lies below the manifest of a program belongs to that. */
export async function readStaticFacts(project: Files, folder: string): Promise<StaticFacts | undefined> {
  if (isPartOfOther(project, folder)) return undefined;
  const files = filesBelow(project, folder);
  const generator = generatorOf(files);
  const index = ['index.html', 'public/index.html'].find((path) => files.paths.includes(path));
  if (!generator && index === undefined) return undefined;
  const siteFolder = index === 'public/index.html' ? 'public' : '.';
  const from = index ?? generator?.from ?? '';
  return {
    name:
      folder === '' ? assumed('site', 'no manifest names it') : likely(folder.split('/').at(-1) ?? '', 'its folder'),
    kind: certain('static site', from),
    version: assumed(WEB_SERVER_VERSION, 'the stable web server'),
    port: assumed(8080, 'the web server'),
    siteFolder: certain(siteFolder, from),
    generator,
    singlePage: await readSinglePage(siteFolder === '.' ? files : filesBelow(files, siteFolder)),
    contents: siteFolder === '.' ? likely(contentsOf(files), 'the kinds of its files') : undefined,
  };
}

/** Below a manifest an index.html is the program's own; below another page it is a page of that site. */
function isPartOfOther({ paths }: Files, folder: string): boolean {
  const parts = folder === '' ? [] : folder.split('/');
  const above = parts.map((_, index) => parts.slice(0, index).join('/'));
  const has = (at: string, name: RegExp): boolean => {
    const prefix = at === '' ? '' : `${at}/`;
    return paths.some((path) => path.startsWith(prefix) && name.test(path.slice(prefix.length)));
  };
  return (
    [...above, folder].some((at) => has(at, MANIFEST)) ||
    above.some((at) => has(at, /^(?:public\/)?index\.html$/) || GENERATORS.some(([, config]) => has(at, config)))
  );
}

const MANIFEST =
  /^(?:package\.json|deno\.jsonc?|go\.mod|composer\.json|index\.php|artisan|Gemfile|pyproject\.toml|requirements.*\.txt|Pipfile|setup\.py|manage\.py|Cargo\.toml|pom\.xml|build\.(?:gradle(?:\.kts)?|sbt)|mix\.exs|pubspec\.yaml|[^/]+\.(?:csproj|fsproj|sln|slnx)|CMakeLists\.txt|Package\.swift)$/;

function generatorOf({ paths }: Files): Fact<string> | undefined {
  for (const [name, config] of GENERATORS) {
    const path = paths.find((each) => config.test(each));
    if (path) return certain(name, path);
  }
  return undefined;
}

/** Programs that write sites, by the file that configures them. */
const GENERATORS: readonly (readonly [string, RegExp])[] = [
  ['Hugo', /^(?:hugo|config\/_default\/hugo)\.(?:toml|ya?ml|json)$/],
  ['MkDocs', /^mkdocs\.yml$/],
  ['Jekyll', /^_config\.ya?ml$/],
];

function contentsOf({ paths }: Files): readonly string[] {
  const found = new Set<string>();
  for (const path of paths) {
    const [top = '', ...below] = path.split('/');
    const extension = FOR_BROWSERS.exec(path)?.[1];
    if (extension === undefined || (top.startsWith('.') && top !== '.well-known')) continue;
    found.add(below.length > 0 ? top : `*.${extension}`);
  }
  return [...found].sort();
}

const FOR_BROWSERS =
  /\.(x?html?|css|m?js|xml|txt|svg|png|jpe?g|gif|webp|avif|ico|webmanifest|pdf|woff2?|ttf|otf|mp[34]|webm|wasm)$/;

async function readSinglePage(site: Files): Promise<Fact<string> | undefined> {
  const pages = site.paths.filter((path) => path.endsWith('.html') && path !== '404.html');
  if (pages.length !== 1) return undefined;
  const sources = await readSources(site, (path) => /\.(?:m?js|html)$/.test(path));
  const hit = findInSources(sources, /\bhistory\.pushState\(|\bcreateBrowserRouter\(|\bcreateWebHistory\(/);
  return hit ? likely('yes', placeOf(hit)) : undefined;
}
