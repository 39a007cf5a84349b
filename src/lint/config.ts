import type { Severity } from './finding.js';
import type { Pack, RuleOptions } from './rule.js';

/** What is checked and how strictly. Everything may be left out. */
export interface Config {
  /** recommended by default; all switches every rule on, none only those that are named. */
  readonly profile?: 'recommended' | 'hardened' | 'all' | 'none';
  /** Packs besides the profile. */
  readonly packs?: readonly Pack[];
  /** By rule id or alias: a severity, `off`, or the rule's options. */
  readonly rules?: Readonly<
    Record<string, Severity | 'off' | (RuleOptions & { readonly severity?: Severity | 'off' })>
  >;
  /** Run only these rules, by id or alias. */
  readonly only?: readonly string[];
  /** Do not run these rules, by id or alias. */
  readonly skip?: readonly string[];
  readonly edition?: '2026-11';
  /** The day to judge by, `YYYY-MM-DD`; today by default. */
  readonly today?: string;
  /** persistent: it keeps its cache between builds, and fixes may mount caches; else they clean up in the layer. */
  readonly builder?: 'persistent' | 'ephemeral';
  /** Suppression comments count: true by default. */
  readonly suppressions?: boolean;
}
