import { Command, Option } from 'commander';
import type { RuleListFormat } from '../../index.js';
import { formatRuleList, ruleListFormats, rules } from '../../index.js';
import { wantsColour, writeOutput } from './terminal.js';

/** `plimsoll rules`. */
export function rulesCommand(): Command {
  return new Command('rules')
    .description('list the rules')
    .option('--category <name>', 'only those of a category')
    .addOption(
      new Option('--subject <kind>', 'only those that look at this').choices(['dockerfile', 'dockerignore', 'image']),
    )
    .option('--pack <name>', 'only those of a pack; recommended is what runs by default')
    .addOption(new Option('-f, --format <format>', 'how to print').choices([...ruleListFormats]).default('text'))
    .option('--no-color', 'no colours, also on a terminal')
    .action(({ category, subject, pack, format, color }: Flags) => {
      const chosen = rules.filter((rule) => {
        return (
          (!category || rule.category === category) &&
          (!subject || rule.subject === subject) &&
          (!pack || rule.packs.some((each) => each === pack))
        );
      });
      writeOutput(formatRuleList(chosen, format, wantsColour(color)));
    });
}

interface Flags {
  readonly category?: string;
  readonly subject?: string;
  readonly pack?: string;
  readonly format: RuleListFormat;
  readonly color: boolean;
}
