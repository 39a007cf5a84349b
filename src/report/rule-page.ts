import type { Example, Rule } from '#lint/rule.js';
import { paintOf } from './paint.js';
import { wrap } from './wrap.js';

/** The page of a rule, made from the rule itself: for a terminal, or as Markdown. */
export function formatRulePage(rule: Rule, format: 'text' | 'markdown', colour: boolean, width = 80): string {
  return format === 'markdown' ? markdownPage(rule) : textPage(rule, colour, width);
}

function textPage(rule: Rule, colour: boolean, width: number): string {
  const paint = paintOf(colour);
  const paragraph = (text: string) => wrap(text, width).join('\n');
  const parts = [
    `${paint('bold', rule.id)}\n${rule.title}`,
    `${rule.severity} · ${rule.category} · ${packsOf(rule)}${rule.aliases.length > 0 ? `\nalso known as ${rule.aliases.join(', ')}` : ''}`,
    `${paint('bold', 'Why')}\n${paragraph(rule.why)}`,
    `${paint('bold', 'What to do')}\n${paragraph(rule.remedy)}`,
    ...rule.examples.map((example) => textExample(example, paint)),
  ];
  if (rule.options) parts.push(`${paint('bold', 'Options')}\n${JSON.stringify(rule.options)}`);
  if (rule.references) parts.push(`${paint('bold', 'More')}\n${rule.references.join('\n')}`);
  parts.push(
    rule.subject === 'image'
      ? `${paint('bold', 'To leave it out')}\nplimsoll image check REF --skip ${rule.id}`
      : `${paint('bold', 'To silence it once')}\n# plimsoll ignore=${rule.id} reason: …`,
  );
  return `${parts.join('\n\n')}\n`;
}

function textExample({ title, bad, good }: Example, paint: ReturnType<typeof paintOf>): string {
  const parts = [];
  if (bad !== undefined) parts.push(`${paint('bold', `Not so${title ? `: ${title}` : ''}`)}\n${indented(bad)}`);
  if (good !== undefined)
    parts.push(
      `${paint('bold', bad === undefined ? `Fine${title ? `: ${title}` : ''}` : 'But so')}\n${indented(good)}`,
    );
  return parts.join('\n\n');
}

function indented(text: string): string {
  return text.trimEnd().replace(/^/gm, '    ');
}

function markdownPage(rule: Rule): string {
  const head = `# ${rule.id}\n\n${rule.title}.\n\n`;
  const facts = `\`${rule.severity}\` · ${rule.category} · ${packsOf(rule)}${rule.aliases.length > 0 ? ` · also known as ${rule.aliases.join(', ')}` : ''}\n\n`;
  const examples = rule.examples.map(({ title, bad, good }) => {
    const fence = (text: string) =>
      `\`\`\`${rule.subject === 'image' ? 'text' : rule.subject}\n${text.trimEnd()}\n\`\`\`\n`;
    const first = bad === undefined ? '' : `### Not so${title ? `: ${title}` : ''}\n\n${fence(bad)}\n`;
    const second =
      good === undefined
        ? ''
        : `### ${bad === undefined ? `Fine${title ? `: ${title}` : ''}` : 'But so'}\n\n${fence(good)}\n`;
    return first + second;
  });
  const more = rule.references
    ? `## More\n\n${rule.references.map((reference) => `- <${reference}>`).join('\n')}\n`
    : '';
  return `${head}${facts}## Why\n\n${rule.why}\n\n## What to do\n\n${rule.remedy}\n\n## Examples\n\n${examples.join('')}${more}`
    .trimEnd()
    .concat('\n');
}

function packsOf({ packs }: Rule): string {
  if (packs.includes('recommended')) return 'on by default';
  return packs.length > 0 ? `on with the pack ${packs.join(' or ')}` : 'on in the profile all only';
}
