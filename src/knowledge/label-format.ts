/** What the value of a label is. */
export type LabelFormat = 'text' | 'url' | 'rfc3339' | 'semver' | 'spdx' | 'hash' | 'email';

/** What is wrong with the value of a label, as the end of "The value ..."; undefined when nothing is. */
export function labelFault(value: string, format: LabelFormat): string | undefined {
  if (value.trim() === '') return 'is empty';
  return FORMATS[format]?.test(value) === false ? FAULTS[format] : undefined;
}

/** The formats of the labels that the OCI image specification defines. */
export const ociLabelFormats: Readonly<Record<string, LabelFormat>> = {
  'org.opencontainers.image.created': 'rfc3339',
  'org.opencontainers.image.url': 'url',
  'org.opencontainers.image.documentation': 'url',
  'org.opencontainers.image.source': 'url',
  'org.opencontainers.image.licenses': 'spdx',
  'org.opencontainers.image.title': 'text',
  'org.opencontainers.image.version': 'text',
  'org.opencontainers.image.revision': 'text',
};

const FAULTS: Readonly<Record<LabelFormat, string>> = {
  text: 'is empty',
  url: 'is no address such as https://example.com/app',
  rfc3339: 'is no date such as 2026-11-21T05:30:00Z',
  semver: 'is no version such as 1.4.0',
  spdx: 'is no SPDX licence expression such as Apache-2.0',
  hash: 'is no commit hash',
  email: 'is no e-mail address',
};

/** Families of SPDX identifiers, from the licence list 3.27. */
const LICENCE =
  '(?:0BSD|AAL|A(?:FL|GPL|PSL|PL|ML)-[\\w.-]+|ANTLR-PD|Apache-[\\w.]+|Artistic-[\\w.-]+|Beerware|BlueOak-[\\w.]+|BSD-[\\w.-]+|BSL-1\\.0|BUSL-1\\.1|bzip2-[\\w.]+|' +
  'CAL-[\\w.-]+|CC-[\\w.-]+|CC0-1\\.0|CDDL-[\\w.]+|CECILL-[\\w.]+|CPAL-1\\.0|CPL-1\\.0|curl|ECL-[\\w.]+|EFL-[\\w.]+|Elastic-2\\.0|EPL-[\\w.]+|EUPL-[\\w.]+|FSFAP|FSL-[\\w.-]+|FTL|' +
  '(?:L|A)?GPL-[\\w.+-]+|GFDL-[\\w.-]+|HPND|ICU|IJG|ImageMagick|Intel|IPL-1\\.0|ISC|JSON|LPPL-[\\w.]+|Libpng|libtiff|MIT(?:-[\\w.]+)?|MPL-[\\w.-]+|MS-(?:PL|RL)|MulanPSL-[\\w.]+|' +
  'NCSA|NASA-1\\.3|Net-SNMP|NTP|ODbL-[\\w.]+|OFL-[\\w.-]+|OGL-[\\w.-]+|OLDAP-[\\w.]+|OpenSSL|OSL-[\\w.]+|PHP-[\\w.]+|PolyForm-[\\w.-]+|PostgreSQL|PSF-2\\.0|Python-[\\w.]+|QPL-1\\.0|Ruby|' +
  'SISSL|Sleepycat|SSPL-1\\.0|TCL|Unicode-[\\w.-]+|Unlicense|UPL-1\\.0|Vim|W3C|WTFPL|X11|Xnet|Zlib|ZPL-[\\w.]+|zlib-acknowledgement|NOASSERTION|NONE|(?:DocumentRef-[\\w.-]+:)?LicenseRef-[\\w.-]+)';

const FORMATS: Readonly<Record<LabelFormat, RegExp>> = {
  text: /\S/,
  url: /^[a-z][a-z0-9+.-]*:\/\/[^\s/]\S*$/i,
  rfc3339:
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt ](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/,
  semver:
    /^v?(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/,
  spdx: new RegExp(
    `^\\(*${LICENCE}\\+?(?: WITH [\\w.-]+)?\\)*(?: (?:AND|OR) \\(*${LICENCE}\\+?(?: WITH [\\w.-]+)?\\)*)*$`,
  ),
  hash: /^(?:[0-9a-f]{7,40}|[0-9a-f]{64})$/i,
  email: /^[^\s@<>]+@[^\s@<>.]+(?:\.[^\s@<>.]+)*$/,
};
