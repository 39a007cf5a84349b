import type { Files } from '#project/files.js';
import { filesBelow } from '#project/files.js';
import type { AssetFacts } from '../assets.js';
import { readAssets } from '../assets.js';
import type { Fact } from '../fact.js';
import { assumed, certain, likely } from '../fact.js';
import { findHealthPath } from '../health-path.js';
import { allInSources, findInSources, placeOf, readSources, type Sources } from '../search-sources.js';
import { servicesOf } from '../services.js';
import type { CommonFacts } from '../stack.js';
import type { GemPackages } from './gem-packages.js';
import { gemPackagesOf } from './gem-packages.js';
import { parseGemfileLock } from './gemfile-lock.js';
import { readRubyVersion } from './ruby-version.js';

export type RubyFacts = CommonFacts &
  AssetFacts & {
    /** The version of Rails. */
    readonly rails?: Fact<string> | undefined;
    /** How it is started; `$PORT` stands for the port. */
    readonly start?: Fact<readonly string[]> | undefined;
    readonly lockFile?: Fact<string> | undefined;
    readonly platforms?: Fact<readonly string[]> | undefined;
    readonly bundler?: Fact<string> | undefined;
    readonly gems: Fact<readonly string[]>;
    readonly packages?: Fact<GemPackages> | undefined;
    /** What an install reads besides Gemfile and lock: the file with the version, folders of gems. */
    readonly installInputs?: Fact<readonly string[]> | undefined;
    readonly contents: Fact<readonly string[]>;
    /** A generator of static pages. */
    readonly generator?: Fact<string> | undefined;
    /** Styles have a script of their own. */
    readonly styleScript?: Fact<string> | undefined;
  };

/** Reads a Ruby application, or a gem. */
export async function readRubyFacts(project: Files, folder: string): Promise<RubyFacts | undefined> {
  const files = filesBelow(project, folder);
  const gemfile = await files.read('Gemfile');
  if (gemfile === undefined) return undefined;
  const lockText = await files.read('Gemfile.lock');
  const lock = lockText === undefined ? undefined : parseGemfileLock(lockText);
  const sources = await readSources(files, (path) => /\.(?:rb|ru)$/.test(path));
  const gems = lock ? [...lock.gems.keys()] : gemsOf(gemfile);
  const rails = files.paths.includes('config/application.rb') ? lock?.gems.get('rails') : undefined;
  const start = startOf(files, sources, gems, rails !== undefined);
  const inputs = [
    ...(/\bruby\s+\(?\s*file:/.test(gemfile) && files.paths.includes('.ruby-version') ? ['.ruby-version'] : []),
    ...(lock?.localGems.filter((path) => path !== '.') ?? []),
  ];
  const packageText = (await files.read('package.json')) ?? '';
  const generator = gems.find((name) => name === 'jekyll' || name === 'middleman');
  return {
    name: nameOf(sources),
    kind: start
      ? likely('server', start.from)
      : gems.includes('sidekiq') || generator
        ? likely('worker', 'it has no config.ru')
        : likely('library', 'no config.ru, no web framework'),
    version: await readRubyVersion(files, gemfile, lock),
    rails: rails === undefined ? undefined : certain(rails, 'Gemfile.lock'),
    start,
    lockFile: lock ? certain('Gemfile.lock', 'Gemfile.lock') : undefined,
    platforms: lock ? certain(lock.platforms, 'Gemfile.lock#PLATFORMS') : undefined,
    bundler: lock?.bundler === undefined ? undefined : certain(lock.bundler, 'Gemfile.lock#BUNDLED WITH'),
    gems: lock ? certain(gems, 'Gemfile.lock') : likely(gems, 'Gemfile'),
    packages: lock ? certain(gemPackagesOf(lock), 'Gemfile.lock') : undefined,
    installInputs: inputs.length > 0 ? certain(inputs, 'Gemfile') : undefined,
    contents: likely(contentsOf(files), 'the files'),
    generator: generator ? certain(generator, 'Gemfile') : undefined,
    styleScript: /"build:css"\s*:/.test(packageText) ? certain('build:css', 'package.json#/scripts') : undefined,
    ...(await readAssets(project, folder)),
    port: start ? portOf(sources, rails !== undefined) : undefined,
    healthPath: healthOf(sources) ?? findHealthPath(sources),
    services: servicesOf(gems, 'Gemfile.lock'),
    environment: environmentOf(sources),
  };
}

function gemsOf(gemfile: string): readonly string[] {
  return [...gemfile.matchAll(/^\s*gem\s+["']([\w-]+)["']/gm)].map(([, name = '']) => name);
}

/** `module HarbourDesk` of config/application.rb is harbour-desk. */
function nameOf(sources: Sources): Fact<string> {
  const name = /^module (\w+)/m.exec(sources.get('config/application.rb') ?? '')?.[1];
  if (name === undefined) return assumed('app', 'no file names it');
  return certain(name.replace(/(?<=[a-z\d])(?=[A-Z])/g, '-').toLowerCase(), 'config/application.rb');
}

function startOf(
  { paths }: Files,
  sources: Sources,
  gems: readonly string[],
  isRails: boolean,
): Fact<readonly string[]> | undefined {
  const config = ['config/puma.rb', 'puma.rb'].find((path) => paths.includes(path));
  const rackup = paths.includes('config.ru');
  if ((rackup || isRails) && gems.includes('puma')) {
    const words = ['bundle', 'exec', 'puma'];
    const saysPort = config !== undefined && /\b(?:port|bind)\b/.test(sources.get(config) ?? '');
    return likely(
      [...words, ...(config ? ['-C', config] : []), ...(saysPort ? [] : ['-b', 'tcp://0.0.0.0:$PORT'])],
      config ?? 'config.ru',
    );
  }
  if (rackup && gems.includes('falcon'))
    return likely(['bundle', 'exec', 'falcon', 'serve', '--bind', 'http://0.0.0.0:$PORT'], 'config.ru');
  if (rackup && gems.includes('rackup'))
    return likely(['bundle', 'exec', 'rackup', '-o', '0.0.0.0', '-p', '$PORT'], 'config.ru');
  const classic = findInSources(sources, /^\s*require ["']sinatra["']/m);
  if (!classic || classic.path.includes('/')) return undefined;
  return likely(['bundle', 'exec', 'ruby', classic.path, '-o', '0.0.0.0', '-p', '$PORT'], placeOf(classic));
}

function portOf(sources: Sources, isRails: boolean): Fact<number> {
  const hit = findInSources(
    sources,
    /(?:\bport\s*\(?\s*|\bPORT["']\s*,\s*|\bPORT["']\]\s*\|\|\s*|\bset\s+:port\s*,\s*|tcp:\/\/[\d.]+:)["']?(\d{4,5})/,
  );
  if (hit) return likely(Number(hit.match[1]), placeOf(hit));
  return isRails ? assumed(3000, 'Rails') : assumed(9292, 'Rack');
}

/** Rails writes its route without the slash. */
function healthOf(sources: Sources): Fact<string> | undefined {
  const hit = findInSources(sources, /\bget\s*\(?\s*["']\/?(up|healthz?|livez|health_check)["']/);
  return hit && likely(`/${hit.match[1]}`, placeOf(hit));
}

/** Folders with something that Ruby runs or reads, and the files beside them. */
function contentsOf({ paths }: Files): readonly string[] {
  const found = new Set<string>();
  for (const path of paths) {
    const [top = '', ...below] = path.split('/');
    if (/^(?:test|spec|features|docs?|script|log|tmp|vendor|node_modules|coverage)$/.test(top) || top.startsWith('.'))
      continue;
    if (below.length > 0) found.add(top);
    else if (/\.(?:rb|ru|ya?ml|erb)$/.test(top)) found.add(top);
  }
  return [...found].sort();
}

function environmentOf(sources: Sources): Fact<readonly string[]> | undefined {
  const hits = allInSources(sources, /\bENV(?:\.fetch\(|\[)\s*["']([A-Z][A-Z0-9_]*)["']/);
  const names = [...new Set(hits.map(({ match }) => match[1] ?? ''))].sort();
  return names.length > 0 ? likely(names, 'ENV in the sources') : undefined;
}
