import type { Inventory } from '#image/packages/find-packages.js';
import type { BomSubject } from './image-packages.js';
import { stableUuid } from './stable-uuid.js';

/** A bill of materials in CycloneDX 1.6. A package that several files tell of is one component with several places. */
export function bomOf({ packages, distribution }: Inventory, subject: BomSubject): object {
  const components = new Map<string, { readonly component: object; readonly places: Set<string> }>();
  for (const found of packages) {
    const purl = subject.urlOf(found);
    const known = components.get(purl);
    if (known) {
      known.places.add(found.path);
      continue;
    }
    const { name, version, group } = found;
    components.set(purl, {
      component: { type: 'library', 'bom-ref': purl, ...(group ? { group } : {}), name, version, purl },
      places: new Set([found.path]),
    });
  }
  const system = distribution.id
    ? [
        {
          type: 'operating-system',
          'bom-ref': `os:${distribution.id}`,
          name: distribution.id,
          ...(distribution.version ? { version: distribution.version } : {}),
        },
      ]
    : [];
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${stableUuid(subject.digest)}`,
    version: 1,
    metadata: {
      timestamp: subject.created,
      tools: { components: [{ type: 'application', name: 'plimsoll', version: subject.toolVersion }] },
      component: { type: 'container', 'bom-ref': subject.digest, name: subject.name, version: subject.digest },
    },
    components: [
      ...system,
      ...[...components.values()].map(({ component, places }) => ({
        ...component,
        evidence: { occurrences: [...places].map((location) => ({ location })) },
      })),
    ],
  };
}
