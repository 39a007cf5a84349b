import type { InstalledPackage, Inventory } from '#image/packages/find-packages.js';
import { bomOf } from './cyclonedx.js';
import { jsonText } from './image-layers.js';
import { oneLine } from './printable.js';
import { spdxOf } from './spdx.js';
import { tableOf } from './table.js';

export type PackageFormat = 'text' | 'json' | 'cyclonedx' | 'spdx';

/** What a list of packages is about. */
export interface BomSubject {
  readonly name: string;
  readonly digest: string;
  /** RFC 3339. */
  readonly created: string;
  readonly toolVersion: string;
  readonly urlOf: (found: InstalledPackage) => string;
}

/** The packages of an image as a table, as JSON, or as a bill of materials in CycloneDX 1.6 or SPDX 2.3. */
export function formatPackages(
  inventory: Inventory,
  subject: BomSubject,
  format: PackageFormat,
  width: number,
): string {
  if (format === 'cyclonedx') return `${JSON.stringify(bomOf(inventory, subject), null, 2)}\n`;
  if (format === 'spdx') return `${JSON.stringify(spdxOf(inventory, subject), null, 2)}\n`;
  const { packages, distribution, unread } = inventory;
  if (format === 'json')
    return jsonText({
      distribution,
      packages: packages.map((each) => ({ ...each, purl: subject.urlOf(each) })),
      unread,
    });
  const rows = packages.map(({ type, name, group, version, layer, path }) => [
    type,
    oneLine(group ? `${group}:${name}` : name),
    oneLine(version),
    String(layer),
    oneLine(path),
  ]);
  const columns = [
    { title: 'TYPE' },
    { title: 'NAME' },
    { title: 'VERSION' },
    { title: 'LAYER', right: true },
    { title: 'TOLD BY' },
  ];
  const counts = new Map<string, number>();
  for (const { type } of packages) counts.set(type, (counts.get(type) ?? 0) + 1);
  const summary = [...counts].map(([type, count]) => `${count} ${type}`).join(', ');
  const system = distribution.id ? `${distribution.id} ${distribution.version}`.trim() : 'no distribution';
  return `${packages.length > 0 ? tableOf(columns, rows, width) : ''}${packages.length} packages${summary ? ` (${summary})` : ''}, ${system}\n${unread.map((path) => `${oneLine(path)} is there and was not read, or not in full.\n`).join('')}`;
}
