import { Argument, Command, Option } from 'commander';
import type { FixFormat } from '../../index.js';
import { fixFormats, formatFixes, ToolError } from '../../index.js';
import type { FixFilesOptions } from './fix-files.js';
import { fixFiles } from './fix-files.js';
import { withRuleOptions } from './rule-options.js';
import { outputWidth, wantsColour, writeOutput } from './terminal.js';

/** `plimsoll fix [paths…]`. */
export function fixCommand(): Command {
  const command = new Command('fix')
    .description('apply the fixes that are safe, and prove on each file that nothing else has changed')
    .addArgument(
      new Argument('[paths...]', 'files, or directories to search; - writes what is read to standard output').default([
        '.',
      ]),
    )
    .addOption(new Option('-f, --format <format>', 'how to print').choices([...fixFormats]).default('text'))
    .option('--diff', 'show what would change and write nothing; exit with 1 when there is something')
    .option('--review', 'also apply the fixes whose effect you should look at');
  return withRuleOptions(command).option('--no-color', 'no colours, also on a terminal').action(run);
}

type Flags = FixFilesOptions & { readonly format: FixFormat; readonly color: boolean };

async function run(paths: readonly string[], flags: Flags): Promise<void> {
  const isPiped = paths.includes('-');
  if (isPiped && paths.length > 1)
    throw new ToolError('STDIN_WITH_FILES', '- stands beside other files.', 'Fix it alone.');
  const report = await fixFiles(paths, flags);
  const { format, diff = false } = flags;
  const text = formatFixes(report, format, { colour: wantsColour(flags.color), width: outputWidth(), diff });
  if (isPiped && !diff && format === 'text') {
    writeOutput(report.subjects.map((subject) => subject.text).join(''));
    process.stderr.write(text);
  } else writeOutput(text);
  const { changed, withheld, unread } = report.summary;
  if (unread > 0) process.exitCode = 2;
  else process.exitCode = withheld > 0 || (diff && changed > 0) ? 1 : 0;
}
