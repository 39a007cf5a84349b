import { Command, Option } from 'commander';

/** `plimsoll convert [Dockerfile]`: what it does is loaded when it is called. */
export function convertCommand(): Command {
  return new Command('convert')
    .description('split a Dockerfile of one stage into a build and the image that runs, or say why not')
    .argument('[file]', 'a Dockerfile', 'Dockerfile')
    .option('--context <folder>', 'the project (default: the folder of the Dockerfile)')
    .option('--diff', 'show what changes')
    .option('--explain', 'the steps on your own lines, as Markdown')
    .option('--write', 'replace the file')
    .option('--prove', 'build and run both with a real engine, and compare; nothing unproven is written')
    .option('--request <path>', 'with --prove: ask both containers for this path')
    .option('--port <number>', 'with --prove: the port inside')
    .addOption(
      new Option('-f, --format <format>', 'how to print').choices(['text', 'json', 'markdown']).default('text'),
    )
    .option('--no-color', 'no colours, also on a terminal')
    .action(async (file, options) => {
      await (await import('./convert-file.js')).convertFile(file, options);
    });
}
