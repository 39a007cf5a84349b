import { nearestOf } from '#text/nearest.js';
import type { Config } from './config.js';
import type { Severity } from './finding.js';
import type { Rule, RuleOptions } from './rule.js';

/** A rule that runs, at the severity and with the options that the config gives it. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly options: RuleOptions;
}

/** Finds rules by their id or by the name that another tool gives the practice. */
export class RuleNames {
  readonly #rules: readonly Rule[];
  #byName: ReadonlyMap<string, readonly Rule[]> | undefined;

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
  }

  /** The rules of a name; several where one name of another tool covers several practices, none if it is unknown. */
  find(name: string): readonly Rule[] {
    this.#byName ??= byName(this.#rules);
    return this.#byName.get(normalised(name)) ?? [];
  }

  /** The id that an unknown name was probably meant to be. */
  nearest(name: string): string | undefined {
    return nearestOf(
      name,
      this.#rules.map(({ id }) => id),
    );
  }
}

function byName(rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> {
  const found = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const spelling of [rule.id, ...rule.aliases].flatMap(spellingsOf)) {
      const named = found.get(spelling);
      if (named) named.push(rule);
      else found.set(spelling, [rule]);
    }
  }
  return found;
}

/** The rules that a config switches on. */
export function activeRules(rules: readonly Rule[], names: RuleNames, config: Config): readonly ActiveRule[] {
  const settings = settingsByRule(names, config);
  const only = config.only && new Set(config.only.flatMap((name) => names.find(name)));
  const skip = new Set(config.skip?.flatMap((name) => names.find(name)));
  return rules.flatMap((rule) => {
    const setting = settings.get(rule);
    const severity =
      setting?.severity ?? (setting || only?.has(rule) || isOn(rule, config) ? severityOf(rule, config) : 'off');
    if (severity === 'off' || skip.has(rule) || (only && !only.has(rule))) return [];
    return [{ rule, severity, options: { ...rule.options, ...setting?.options } }];
  });
}

interface Setting {
  readonly severity: Severity | 'off' | undefined;
  readonly options: RuleOptions;
}

function settingsByRule(names: RuleNames, { rules = {} }: Config): ReadonlyMap<Rule, Setting> {
  const settings = new Map<Rule, Setting>();
  for (const [name, value] of Object.entries(rules)) {
    const { severity, ...options } = typeof value === 'string' ? { severity: value } : value;
    for (const rule of names.find(name)) settings.set(rule, { severity, options });
  }
  return settings;
}

function isOn(rule: Rule, { profile = 'recommended', packs = [] }: Config): boolean {
  if (profile === 'all') return true;
  const chosen =
    profile === 'none'
      ? packs
      : profile === 'hardened'
        ? ['recommended', 'hardened', ...packs]
        : ['recommended', ...packs];
  return rule.packs.some((pack) => chosen.includes(pack));
}

/** The profile hardened takes what is about security in earnest. */
function severityOf(rule: Rule, { profile }: Config): Severity {
  return profile === 'hardened' && rule.category === 'security' && rule.severity === 'warning'
    ? 'error'
    : rule.severity;
}

/** Trivy's ids have three forms: DS-0002, AVD-DS-0002 and DS002. */
function spellingsOf(name: string): readonly string[] {
  const trivy = /^DS-0(\d{3})$/.exec(name);
  const spellings = trivy ? [name, `AVD-${name}`, `DS${trivy[1]}`] : [name];
  return spellings.map(normalised);
}

/** Names of rules are compared without case, and without the tool's name that some put in front. */
function normalised(name: string): string {
  return name.replace(/^(?:hadolint|buildkit|tally|shellcheck|trivy|checkov)\//, '').toLowerCase();
}
