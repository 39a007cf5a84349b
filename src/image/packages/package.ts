/** An installed package, as its own database or manifest tells. */
export interface Package {
  readonly type: 'deb' | 'apk' | 'rpm' | 'npm' | 'pypi' | 'golang' | 'maven';
  readonly name: string;
  readonly version: string;
  readonly architecture?: string;
  /** Maven's group. */
  readonly group?: string;
  /** What it was built from, where the distribution counts by that. */
  readonly source?: string;
}
