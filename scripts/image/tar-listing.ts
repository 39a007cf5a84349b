import { spawnSync } from 'node:child_process';
import type { Layer, TarEntry } from '../../src/index.js';

/** What we read in a layer, a text for each member. */
export async function ownEntries(layer: Layer): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const entry of layer.entries()) lines.push(lineOf(entry));
  return lines;
}

function lineOf({ path, type, mode, uid, gid, size, mtime, linkPath }: TarEntry): string {
  const kind = { file: '-', directory: 'd', symlink: 'l', hardlink: 'h', character: 'c', block: 'b', fifo: 'p' }[type];
  const letters = [...'rwxrwxrwx'].map((letter, index) => (mode & (1 << (8 - index)) ? letter : '-'));
  if (mode & 0o4000) letters[2] = mode & 0o100 ? 's' : 'S';
  if (mode & 0o2000) letters[5] = mode & 0o010 ? 's' : 'S';
  if (mode & 0o1000) letters[8] = mode & 0o001 ? 't' : 'T';
  const time = new Date(mtime * 1000).toISOString().slice(0, 19).replace('T', ' ');
  return `${kind}${letters.join('')} ${uid}/${gid} ${size} ${time} ${path} ${linkPath}`;
}

/** The same from GNU tar. */
export function tarEntries(file: string): readonly string[] {
  const args = ['--numeric-owner', '--full-time', '--quoting-style=literal', '--show-stored-names', '-P', '-tvf', file];
  const { stdout } = spawnSync('tar', args, {
    maxBuffer: 2 ** 30,
    env: { ...process.env, TZ: 'UTC', LC_ALL: 'C.UTF-8' },
  });
  return String(stdout).trimEnd().split('\n').filter(Boolean).map(normalised);
}

function normalised(line: string): string {
  const match = /^(\S{10}) +(\d+\/\d+) +(\d+(?:,\d+)?) (\S+ \d\d:\d\d:\d\d)(?:\.\d+)? (.*)$/.exec(line);
  if (!match) return line;
  const [, mode = '', owner, size = '', time, rest = ''] = match;
  const [path = '', link = ''] =
    mode[0] === 'l' ? rest.split(' -> ') : mode[0] === 'h' ? rest.split(' link to ') : [rest];
  const clean = (text: string) => text.replace(/^(?:\.?\/)+|^\.$|\/$/g, '');
  const shownSize = mode[0] === '-' ? size : '0';
  return `${mode} ${owner} ${shownSize} ${time} ${clean(path)} ${mode[0] === 'h' ? clean(link) : link}`;
}
