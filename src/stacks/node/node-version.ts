import semver from 'semver';
import type { Files } from '#project/files.js';
import type { VersionWish } from '../choose-version.js';
import type { Manifest } from './manifest.js';

/** What a project asks of the version of Node.js, the most binding first. */
export async function readNodeWishes(files: Files, { engines, runtimes }: Manifest): Promise<readonly VersionWish[]> {
  const [nvmrc, nodeVersion, toolVersions] = await Promise.all(
    ['.nvmrc', '.node-version', '.tool-versions'].map((name) => files.read(name)),
  );
  const tool = /^node(?:js)?\s+(\S+)/m.exec(toolVersions ?? '')?.[1];
  return [
    ...wish(firstLine(nvmrc), '.nvmrc'),
    ...wish(firstLine(nodeVersion), '.node-version'),
    ...Object.entries(runtimes).flatMap(([place, text]) => wish(text, `package.json#/${place}`)),
    ...wish(tool, '.tool-versions'),
    ...wish(engines.node, 'package.json#/engines/node'),
  ];
}

function firstLine(text: string | undefined): string | undefined {
  return text?.split('\n')[0]?.trim();
}

function wish(text: string | undefined, from: string): readonly VersionWish[] {
  if (!text) return [];
  const name = /^lts\/(\w+)$/.exec(text)?.[1]?.toLowerCase();
  const range = name === undefined ? text.replace(/^v(?=\d)/, '') : CODE_NAMES[name];
  // `lts/*`, `node` and `latest` leave the choice to us.
  if (range === undefined || !semver.validRange(range)) return [];
  return [{ text, from, allows: (line) => hasVersion(line, range) }];
}

const CODE_NAMES: Readonly<Record<string, string>> = {
  gallium: '16',
  hydrogen: '18',
  iron: '20',
  jod: '22',
  krypton: '24',
};

/** Whether the newest versions of a line meet a range: an exact version is met by its line, whose image moves on. */
function hasVersion(line: string, range: string): boolean {
  return semver.valid(range) ? String(semver.major(range)) === line : semver.intersects(range, `${line}.x`);
}
