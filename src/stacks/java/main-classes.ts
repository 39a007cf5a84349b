import type { Files } from '#project/files.js';
import { filesBelow } from '#project/files.js';
import { findInSources, readSources } from '../search-sources.js';

/** The classes of a module that have a main method, by the names that a virtual machine knows them by. */
export async function mainClassesIn(
  files: Files,
  folder: string,
): Promise<readonly { readonly name: string; readonly from: string }[]> {
  const sources = await readSources(filesBelow(files, folder), (path) => /^src\/main\/.+\.(?:java|kt)$/.test(path));
  return [...sources].flatMap(([path, text]) => {
    const one = new Map([[path, text]]);
    const isKotlin = path.endsWith('.kt');
    const hit = findInSources(one, isKotlin ? KOTLIN_MAIN : JAVA_MAIN);
    if (!hit) return [];
    const file = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
    const own = /^\s*package\s+([\w.]+)/m.exec(text)?.[1];
    // Kotlin puts functions of a file into a class that has the file's name.
    const kotlinClass = /^@file:JvmName\("(\w+)"\)/m.exec(text)?.[1] ?? `${file[0]?.toUpperCase()}${file.slice(1)}Kt`;
    const simple = isKotlin ? kotlinClass : file;
    const place = `${folder === '' ? '' : `${folder}/`}${path}:${hit.line}`;
    return [{ name: own ? `${own}.${simple}` : simple, from: place }];
  });
}

const JAVA_MAIN = /\bstatic\s+(?:final\s+)?void\s+main\s*\(/;
const KOTLIN_MAIN = /^(?:suspend\s+)?fun\s+main\s*\(/m;
