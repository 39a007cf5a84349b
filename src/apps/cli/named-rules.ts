import { nearestOf, rules, rulesNamed, ToolError } from '../../index.js';

/** Names of rules as they are, after making sure that each one is known. */
export function namedRules(names: readonly string[], where: string): readonly string[] {
  for (const name of names) {
    if (rulesNamed(name).length > 0) continue;
    const nearest = nearestRule(name);
    const hint = nearest ? `Did you mean ${nearest}?` : 'List the rules with plimsoll rules.';
    throw new ToolError('UNKNOWN_RULE', `${where}: ${name} is no rule.`, hint);
  }
  return names;
}

/** The rule, or the name in another tool, that is closest to a word. */
export function nearestRule(word: string): string | undefined {
  return nearestOf(
    word,
    rules.flatMap(({ id, aliases }) => [id, ...aliases]),
  );
}
