import type { Files } from '#project/files.js';
import type { Fact } from '../fact.js';
import { likely } from '../fact.js';

/** What a program without a build consists of: folders, and patterns for the files at its root. */
export function programSourcesOf({ paths }: Files): Fact<readonly string[]> | undefined {
  const found = new Set<string>();
  for (const path of paths) {
    const [top = '', ...below] = path.split('/');
    const extension = /\.(?:[cm]?[jt]s|[jt]sx|json|node|wasm)$/.exec(path)?.[0];
    if (extension === undefined) continue;
    if (below.length > 0) {
      if (!NOT_SOURCES.test(top)) found.add(top);
    } else if (extension !== '.json' && !/\.(?:config|test|spec)\.\w+$|^\./.test(path)) found.add(`*${extension}`);
  }
  return found.size > 0 ? likely([...found].sort(), 'the files') : undefined;
}

const NOT_SOURCES =
  /^(?:\..*|tests?|__tests__|__mocks__|spec|e2e|cypress|docs?|examples?|coverage|fixtures|benchmarks?|node_modules|patches|terraform|infra|k8s|helm|charts)$/i;
