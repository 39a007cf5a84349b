import { Argument, Command, Option } from 'commander';
import type { LayoutFormat } from '../../index.js';
import { countLayouts, formatLayouts, layoutFormats, ToolError } from '../../index.js';
import type { FormatFilesOptions } from './format-files.js';
import { formatFiles } from './format-files.js';
import { outputWidth, wantsColour, writeOutput } from './terminal.js';

/** `plimsoll format [paths…]`. */
export function formatCommand(): Command {
  return new Command('format')
    .description('put the layout of Dockerfiles in order; what the build makes of them stays the same')
    .addArgument(
      new Argument('[paths...]', 'files, or directories to search; - writes what is read to standard output').default([
        '.',
      ]),
    )
    .addOption(new Option('-f, --format <format>', 'how to print').choices([...layoutFormats]).default('text'))
    .option('--check', 'write nothing; list the files that would change and exit with 1 when there are any')
    .option('--diff', 'write nothing; show what would change and exit with 1 when there is something')
    .option('--sort-packages', 'sort the lists of packages that span lines, one package a line')
    .option('--config <file>', 'use this config instead of the nearest plimsoll.yaml')
    .option('--no-config', 'use no config file')
    .option('--no-ignore', 'also take what .gitignore leaves out')
    .option('--stdin-path <name>', 'the name of standard input, for .editorconfig and messages', 'Dockerfile')
    .option('--no-color', 'no colours, also on a terminal')
    .action(run);
}

type Flags = FormatFilesOptions & { readonly format: LayoutFormat; readonly color: boolean };

async function run(paths: readonly string[], flags: Flags): Promise<void> {
  const isPiped = paths.includes('-');
  if (isPiped && paths.length > 1)
    throw new ToolError('STDIN_WITH_FILES', '- stands beside other files.', 'Format it alone.');
  const { format, diff = false, check = false } = flags;
  const isTrial = check || diff;
  const files = await formatFiles(paths, flags);
  const { changed, left, unread } = countLayouts(files);
  const page = { colour: wantsColour(flags.color), width: outputWidth(), isTrial, diff };
  const text = formatLayouts(files, format, page);
  if (isPiped && !isTrial && format === 'text') {
    writeOutput(files.map((file) => file.text).join(''));
    // An editor takes what is written to standard error for a failure.
    if (left > 0) process.stderr.write(text);
  } else writeOutput(text);
  if (unread > 0) process.exitCode = 2;
  else process.exitCode = left > 0 || (isTrial && changed > 0) ? 1 : 0;
}
