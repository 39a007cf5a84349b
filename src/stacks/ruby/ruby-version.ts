import semver from 'semver';
import type { Files } from '#project/files.js';
import type { VersionWish } from '../choose-version.js';
import { chooseVersion } from '../choose-version.js';
import type { Fact } from '../fact.js';
import { certain } from '../fact.js';
import type { GemfileLock } from './gemfile-lock.js';

/** The version of Ruby as its image has it: the very one that Bundler insists on, or a release line. */
export async function readRubyVersion(
  files: Files,
  gemfile: string,
  lock: GemfileLock | undefined,
): Promise<Fact<string>> {
  const file = cleaned((await files.read('.ruby-version'))?.split('\n')[0]);
  const tool = cleaned(/^ruby\s+(\S+)/m.exec((await files.read('.tool-versions')) ?? '')?.[1]);
  const own = /^\s*ruby\s+["']([^"']+)["']/m.exec(gemfile)?.[1];
  const named = /^\s*ruby\s+\(?\s*file:\s*["']([^"']+)["']/m.exec(gemfile)?.[1];
  const asked = own ?? (named === '.tool-versions' ? tool : named === undefined ? undefined : file);
  // Bundler stops when another version runs than the one that the Gemfile names.
  if (asked !== undefined && /^\d+\.\d+\.\d+$/.test(asked)) return certain(asked, 'Gemfile#ruby');
  return chooseVersion('ruby', [
    ...wish(asked, 'Gemfile#ruby'),
    ...wish(file, '.ruby-version'),
    ...wish(tool, '.tool-versions'),
    ...wish(lock?.ruby, 'Gemfile.lock#RUBY VERSION'),
  ]);
}

/** `ruby-3.4.1` is 3.4.1. */
function cleaned(text: string | undefined): string | undefined {
  return text?.trim().replace(/^ruby-/, '') || undefined;
}

function wish(text: string | undefined, from: string): readonly VersionWish[] {
  if (text === undefined) return [];
  // `~> 3.3` goes up to 4, `~> 3.3.0` up to 3.4.
  const range = text
    .replace(/~>\s*(\d+\.\d+)(?![\d.])/g, '^$1')
    .replace(/~>\s*/g, '~')
    .replace(/,/g, ' ');
  if (!semver.validRange(range)) return [];
  const exact = semver.valid(range);
  const allows = (line: string): boolean =>
    exact ? exact.startsWith(`${line}.`) : semver.intersects(range, `${line}.x`);
  return [{ text, from, allows }];
}
