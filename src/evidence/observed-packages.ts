import type { PackageFiles, PackageRecord } from '#image/packages/package-files.js';
import type { ObservedFile, ObservedPackage } from '#rewrite/to-multi-stage/observation.js';

/** The packages that brought what is used, and those that the build asked for, with what they depend on among these. */
export function observedPackages(
  files: readonly ObservedFile[],
  { packages, inBase }: Pick<PackageFiles, 'packages'> & { readonly inBase: ReadonlySet<string> },
): readonly ObservedPackage[] {
  const used = new Set(files.flatMap(({ package: name }) => name ?? []));
  const isAsked = ({ name, isAutomatic }: PackageRecord) => !isAutomatic && !inBase.has(name);
  const kept = [...packages.values()].filter((each) => used.has(each.name) || isAsked(each));
  const names = new Set(kept.map(({ name }) => name));
  return kept
    .map((each) => ({
      name: each.name,
      isAdded: !inBase.has(each.name),
      isAsked: isAsked(each),
      section: each.section,
      depends: closureOf(each, packages)
        .filter((name) => names.has(name))
        .sort(),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The names of all that a package needs, itself left out. */
function closureOf(start: PackageRecord, packages: PackageFiles['packages']): readonly string[] {
  const found = new Set<string>([start.name]);
  for (const name of found)
    for (const each of packages.get(name)?.depends ?? []) if (packages.has(each)) found.add(each);
  found.delete(start.name);
  return [...found];
}
