import { nearestRule, rulesNamed, ToolError } from '../../index.js';

/** Names of rules as they are, after making sure that each one is known. */
export function namedRules(names: readonly string[], where: string): readonly string[] {
  const unknown = names.find((name) => rulesNamed(name).length === 0);
  if (unknown !== undefined) throw unknownRule(`${where}: ${unknown} is no rule.`, unknown);
  return names;
}

/** The error for a name that is no rule's, with the nearest one. */
export function unknownRule(message: string, name: string): ToolError {
  const nearest = nearestRule(name);
  return new ToolError(
    'UNKNOWN_RULE',
    message,
    nearest ? `Did you mean ${nearest}?` : 'List the rules with plimsoll rules.',
  );
}
