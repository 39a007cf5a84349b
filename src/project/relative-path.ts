import { isAbsolute, relative, sep } from 'node:path';

/** The way from a directory to something below it, with forward slashes; undefined for what is not below. */
export function relativePath(from: string, to: string): string | undefined {
  const path = relative(from, to);
  const isBelow = path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
  return isBelow ? forwardSlashes(path) : undefined;
}

/** A path of this machine written with forward slashes; a backslash in a file name stays where it is one. */
export function forwardSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
