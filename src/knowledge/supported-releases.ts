import { CHECKED } from './end-of-life.js';
import { RUNTIME_ENDS } from './end-of-life-runtimes.js';

export type Runtime = 'node' | 'python' | 'golang' | 'ruby' | 'php' | 'java' | 'dotnet' | 'rust';

/**
 * The release lines of a runtime that got security fixes on the day the tables were checked, as the tags of its image
 * have them, best first: those with long support before the others, newer before older. They do not depend on today.
 */
export function supportedReleasesOf(runtime: Runtime): readonly string[] {
  return releasesOf(runtime).filter((line) => (RUNTIME_ENDS[runtime]?.ends[line] ?? '9999') > CHECKED);
}

/** Every release line of a runtime that is known, in the same order. */
export function releasesOf(runtime: Runtime): readonly string[] {
  const dated = Object.keys(RUNTIME_ENDS[runtime]?.ends ?? {}).filter((line) => IS_RELEASE[runtime].test(line));
  return [...dated, ...(UNDATED[runtime] ?? [])].sort(
    (a, b) => Number(isLongTerm(runtime, b)) - Number(isLongTerm(runtime, a)) || newerFirst(a, b),
  );
}

/** Compares two release lines, the newer first: `1.27` before `1.9`. */
function newerFirst(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  return (right[0] ?? 0) - (left[0] ?? 0) || (right[1] ?? 0) - (left[1] ?? 0);
}

/** What a line looks like in the tags: Python's table also has its major versions. */
const IS_RELEASE: Readonly<Record<Runtime, RegExp>> = {
  node: /^\d+$/,
  python: /^\d+\.\d+$/,
  golang: /^\d+\.\d+$/,
  ruby: /^\d+\.\d+$/,
  php: /^\d+\.\d+$/,
  java: /^\d+$/,
  dotnet: /^\d+\.\d+$/,
  rust: /^\d+\.\d+$/,
};

/** Supported lines whose end has no day yet; of Rust only the newest gets fixes (https://blog.rust-lang.org/releases/). */
const UNDATED: Partial<Record<Runtime, readonly string[]>> = { golang: ['1.26', '1.27'], rust: ['1.99'] };

function isLongTerm(runtime: Runtime, line: string): boolean {
  if (runtime === 'node') return Number(line) % 2 === 0;
  if (runtime === 'java') return ['11', '17', '21', '25'].includes(line);
  return runtime !== 'dotnet' || Number.parseInt(line, 10) % 2 === 0;
}
