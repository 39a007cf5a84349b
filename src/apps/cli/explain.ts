import { Command, Option } from 'commander';
import { formatRuleList, formatRulePage, rules, rulesNamed } from '../../index.js';
import { unknownRule } from './named-rules.js';
import { outputWidth, wantsColour, writeOutput } from './terminal.js';

/** `plimsoll explain <rule>`. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('tell why a rule exists, with examples')
    .argument('<rule>', 'a rule by id or by the name of another tool (DL3008), or a category')
    .addOption(
      new Option('-f, --format <format>', 'how to print').choices(['text', 'markdown', 'json']).default('text'),
    )
    .option('--no-color', 'no colours, also on a terminal')
    .action(
      (name: string, { format, color }: { readonly format: 'text' | 'markdown' | 'json'; readonly color: boolean }) => {
        const colour = wantsColour(color);
        // A rule's own id says which one is meant, also where others know the practice by it.
        const ids = rules.filter(({ id }) => id === name);
        const named = ids.length > 0 ? ids : rulesNamed(name);
        const inCategory = rules.filter(
          ({ category, packs }) => category === name || packs.some((pack) => pack === name),
        );
        const found = named.length > 0 ? named : inCategory;
        if (found.length === 0) throw unknownRule(`${name} is no rule.`, name);
        if (format === 'json') writeOutput(formatRuleList(found, 'json', false));
        else if (named.length === 0) writeOutput(formatRuleList(found, format, colour));
        else writeOutput(named.map((rule) => formatRulePage(rule, format, colour, outputWidth())).join('\n'));
      },
    );
}
