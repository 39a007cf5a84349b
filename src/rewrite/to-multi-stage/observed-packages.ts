import type { Observation, ObservedPackage, ObservedRuntime } from './observation.js';
import type { SystemPackages } from './system-packages.js';
import { BUILD_ONLY, TOOL } from './system-packages.js';

/** Sorts the packages of an observed original; `needed` are those that brought what is used, with the reason. */
export function packagesOf(
  { packages, distribution }: Observation,
  needed: ReadonlyMap<string, string>,
  runtime: ObservedRuntime,
): SystemPackages & { readonly evidence: readonly string[] } {
  const provided = new Set(runtime.packages);
  const asked = packages.filter(({ name, isAdded, isAsked }) => isAdded && isAsked && !provided.has(name));
  const dropped = asked.filter((each) => !needed.has(each.name) && isForBuilding(each));
  const kept = asked.filter((each) => !dropped.includes(each));
  const wanted = packages.filter((each) => !provided.has(each.name) && (needed.has(each.name) || kept.includes(each)));
  const runtimeNames = wanted.filter((each) => kept.includes(each) || !comesWithAnother(each, wanted));
  return {
    manager: distribution.id === 'alpine' ? 'apk' : 'apt-get',
    runtime: runtimeNames.map(({ name }) => name),
    buildOnly: dropped.map(({ name }) => name),
    dropped: dropped.map(({ name }) => name),
    isUnclear: false,
    evidence: [
      ...runtimeNames.map(({ name }) => `${name} is installed: ${needed.get(name) ?? KEPT}.`),
      ...dropped.map(({ name }) => `${name} is dropped: nothing of it is opened or needed.`),
    ],
  };
}

const KEPT = 'the file asks for it, and nothing shows that only the build needs it';

/** What compilers read, and what fetches, unpacks and installs. Source of the sections: Debian policy 2.4. */
function isForBuilding({ name, section }: ObservedPackage): boolean {
  return (
    /(?:^|\/)(?:devel|libdevel|doc|debug|vcs|golang|rust|haskell)$/.test(section) ||
    /-(?:dev|doc|dbg|headers|static)$/.test(name) ||
    BUILD_ONLY.test(name) ||
    TOOL.test(name) ||
    TOOL_OF_BUILDS.test(name)
  );
}

/** They install packages of a language, or set capabilities. */
const TOOL_OF_BUILDS =
  /^(?:libcap2-bin|npm|yarnpkg|bundler|ruby-bundler|cpanminus|luarocks|composer|pipx|python3-(?:poetry|build))$/;

/** It is installed because another one on the list needs it. */
function comesWithAnother({ name, depends }: ObservedPackage, wanted: readonly ObservedPackage[]): boolean {
  return wanted.some(
    (other) =>
      other.name !== name && other.depends.includes(name) && !(depends.includes(other.name) && name < other.name),
  );
}
