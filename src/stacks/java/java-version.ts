import { supportedReleasesOf } from '#knowledge/supported-releases.js';
import type { Files } from '#project/files.js';
import type { VersionWish } from '../choose-version.js';

/** A wish for a release of Java: that one, or the next with long support where it has no fixes any more. */
export function releaseWish(text: string, from: string): VersionWish {
  const major = Number.parseInt(text.replace(/^1\./, ''), 10);
  const lines = supportedReleasesOf('java').map(Number);
  const line = lines.includes(major) ? major : Math.min(...lines.filter((each) => each > major));
  return { text, from, allows: (each) => Number(each) === line };
}

/** What files for tools that install Java say, besides the build itself. */
export async function toolFileWishes(files: Files): Promise<readonly VersionWish[]> {
  const wishes: VersionWish[] = [];
  for (const [path, pattern] of TOOL_FILES) {
    const version = pattern.exec((await files.read(path)) ?? '')?.[1];
    if (version) wishes.push(releaseWish(version, path));
  }
  return wishes;
}

const TOOL_FILES: readonly (readonly [string, RegExp])[] = [
  ['.java-version', /^\s*(?:[a-z]+-)?(\d+(?:\.\d+)?)/],
  ['.sdkmanrc', /^\s*java\s*=\s*(\d+)/m],
  ['.tool-versions', /^java\s+(?:[a-z]+-)*(\d+)/m],
  ['system.properties', /^\s*java\.runtime\.version\s*=\s*(\d+(?:\.\d+)?)/m],
];

/** The newest Java that a release of Gradle runs on; a wish against what is newer. */
export function gradleWish(gradle: string, from: string): VersionWish {
  const [major = 0, minor = 0] = gradle.split('.').map(Number);
  const newest = GRADLE_RUNS_ON.find(([a, b]) => major > a || (major === a && minor >= b))?.[2] ?? 11;
  return { text: `Gradle ${gradle}`, from, allows: (line) => Number(line) <= newest };
}

/** Source: https://docs.gradle.org/current/userguide/compatibility.html, as of 2026-11-21. */
const GRADLE_RUNS_ON: readonly (readonly [number, number, number])[] = [
  [9, 1, 25],
  [8, 14, 24],
  [8, 10, 23],
  [8, 8, 22],
  [8, 5, 21],
  [8, 3, 20],
  [7, 6, 19],
  [7, 5, 18],
  [7, 3, 17],
];
