import semver from 'semver';
import type { Files } from '#project/files.js';
import type { VersionWish } from '../choose-version.js';
import type { ComposerLock, ComposerManifest } from './composer.js';

/** What a project asks of the version of PHP, the most binding first. */
export async function readPhpWishes(
  files: Files,
  manifest: ComposerManifest | undefined,
  lock: ComposerLock | undefined,
): Promise<readonly VersionWish[]> {
  const phpVersion = (await files.read('.php-version'))?.split('\n')[0]?.trim();
  const tool = /^php\s+(\S+)/m.exec((await files.read('.tool-versions')) ?? '')?.[1];
  return [
    ...wish(phpVersion, '.php-version'),
    ...wish(manifest?.platform, 'composer.json#/config/platform/php'),
    ...wish(tool, '.tool-versions'),
    ...wish(manifest?.require.php, 'composer.json#/require/php'),
    // Every package must be content: none of them may be dropped before the others.
    ...allOf(lock?.phpConstraints ?? []),
  ];
}

function wish(text: string | undefined, from: string): readonly VersionWish[] {
  const range = text === undefined ? undefined : rangeOf(text);
  return text === undefined || range === undefined ? [] : [{ text, from, allows: (line) => hasVersion(line, range) }];
}

function allOf(constraints: readonly string[]): readonly VersionWish[] {
  const ranges = [...new Set(constraints)].flatMap((text) => rangeOf(text) ?? []);
  if (ranges.length === 0) return [];
  const allows = (line: string): boolean => ranges.every((range) => hasVersion(line, range));
  return [{ text: 'what its packages ask for', from: 'composer.lock', allows }];
}

/** A constraint of Composer as semver reads it: `,` and blanks are both "and", `|` is "or", `~8.1` goes up to 9. */
function rangeOf(text: string): string | undefined {
  const range = text
    .replace(/@\w+|-dev\b/g, '')
    .replace(/\s*\|\|?\s*/g, ' || ')
    .replace(/,/g, ' ')
    .replace(/~(\d+\.\d+)(?![\d.])/g, '^$1');
  return semver.validRange(range) ? range : undefined;
}

function hasVersion(line: string, range: string): boolean {
  const exact = semver.valid(range);
  return exact ? exact.startsWith(`${line}.`) : semver.intersects(range, `${line}.x`);
}
