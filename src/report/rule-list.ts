import type { Rule } from '#lint/rule.js';
import { paintOf } from './paint.js';

export const ruleListFormats = ['text', 'json', 'markdown'] as const;
export type RuleListFormat = (typeof ruleListFormats)[number];

/** A list of rules by category. */
export function formatRuleList(rules: readonly Rule[], format: RuleListFormat, colour: boolean): string {
  if (format === 'json') return `${JSON.stringify(rules.map(dataOf), null, 2)}\n`;
  return format === 'markdown' ? markdownOf(rules) : textOf(rules, colour);
}

function dataOf({
  subject,
  id,
  title,
  category,
  severity,
  packs,
  since,
  aliases,
  why,
  remedy,
  references,
  options,
  examples,
}: Rule) {
  return { subject, id, title, category, severity, packs, since, aliases, why, remedy, references, options, examples };
}

function byCategory(rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> {
  const groups = new Map<string, Rule[]>();
  for (const rule of rules) {
    const group = groups.get(rule.category);
    if (group) group.push(rule);
    else groups.set(rule.category, [rule]);
  }
  return groups;
}

function textOf(rules: readonly Rule[], colour: boolean): string {
  const paint = paintOf(colour);
  const lines: string[] = [];
  for (const [category, group] of byCategory(rules)) {
    lines.push(paint('bold', category));
    for (const { id, severity, packs } of group) {
      const where = packs.includes('recommended') ? 'default' : packs.join(', ') || 'all only';
      lines.push(`  ${id.padEnd(44)} ${severity.padEnd(8)} ${where}`);
    }
    lines.push('');
  }
  lines.push(`${rules.length} rules. plimsoll explain RULE tells more about one; names such as DL3008 work, too.`);
  return `${lines.join('\n')}\n`;
}

function markdownOf(rules: readonly Rule[]): string {
  const parts: string[] = [];
  for (const [category, group] of byCategory(rules)) {
    parts.push(`## ${category}\n`, '| rule | severity | on by | also known as |', '| --- | --- | --- | --- |');
    for (const { id, title, severity, packs, aliases } of group) {
      const where = packs.includes('recommended') ? 'default' : packs.join(', ') || 'profile all';
      parts.push(`| **${id}**<br>${title} | ${severity} | ${where} | ${aliases.join(', ')} |`);
    }
    parts.push('');
  }
  return `${parts.join('\n').trimEnd()}\n`;
}
