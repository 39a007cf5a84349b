import type { Inventory } from '#image/packages/find-packages.js';
import type { BomSubject } from './image-packages.js';
import { stableUuid } from './stable-uuid.js';

/** A bill of materials in SPDX 2.3. */
export function spdxOf({ packages }: Inventory, subject: BomSubject): object {
  const root = 'SPDXRef-Image';
  const urls = new Map(packages.map((found) => [subject.urlOf(found), found]));
  const listed = [...urls].map(([purl, { name, group, version }], index) => ({
    SPDXID: `SPDXRef-Package-${index + 1}`,
    name: group ? `${group}:${name}` : name,
    versionInfo: version,
    downloadLocation: 'NOASSERTION',
    filesAnalyzed: false,
    licenseConcluded: 'NOASSERTION',
    licenseDeclared: 'NOASSERTION',
    copyrightText: 'NOASSERTION',
    externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl }],
  }));
  const relation = (spdxElementId: string, relationshipType: string, relatedSpdxElement: string) => ({
    spdxElementId,
    relationshipType,
    relatedSpdxElement,
  });
  return {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: subject.name,
    documentNamespace: `urn:uuid:${stableUuid(subject.digest)}`,
    creationInfo: { created: subject.created, creators: [`Tool: plimsoll-${subject.toolVersion}`] },
    packages: [
      {
        SPDXID: root,
        name: subject.name,
        versionInfo: subject.digest,
        downloadLocation: 'NOASSERTION',
        filesAnalyzed: false,
        primaryPackagePurpose: 'CONTAINER',
        licenseConcluded: 'NOASSERTION',
        licenseDeclared: 'NOASSERTION',
        copyrightText: 'NOASSERTION',
      },
      ...listed,
    ],
    relationships: [
      relation('SPDXRef-DOCUMENT', 'DESCRIBES', root),
      ...listed.map(({ SPDXID }) => relation(root, 'CONTAINS', SPDXID)),
    ],
  };
}
