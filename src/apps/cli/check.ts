import { Argument, Command, Option } from 'commander';
import type { Format, Severity } from '../../index.js';
import { formatReport, formats } from '../../index.js';
import type { CheckOptions } from './check-files.js';
import { checkFiles } from './check-files.js';
import { outputWidth, wantsColour, writeOutput } from './terminal.js';

/** `plimsoll check [paths…]`. */
export function checkCommand(): Command {
  return new Command('check')
    .description('review Dockerfiles: what is wrong, why, and what to do')
    .addArgument(new Argument('[paths...]', 'files, or directories to search; - reads standard input').default(['.']))
    .addOption(new Option('-f, --format <format>', 'how to print').choices([...formats]).default('text'))
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 from this severity on (default: warning)').choices([
        'error',
        'warning',
        'info',
        'never',
      ]),
    )
    .addOption(new Option('--profile <name>', 'what to check').choices(['recommended', 'hardened', 'all', 'none']))
    .option('--pack <names>', 'packs besides the profile: reproducible, style, cis, kubernetes, hardened', list)
    .option('--only <rules>', 'run only these rules, by id or by the name of another tool (DL3008)', list)
    .option('--skip <rules>', 'do not run these rules', list)
    .option('--config <file>', 'use this config instead of the nearest plimsoll.yaml or .hadolint.yaml')
    .option('--no-config', 'use no config file')
    .option('--no-ignore', 'also check what .gitignore leaves out')
    .option('--no-suppressions', 'take no notice of suppression comments')
    .option('--shellcheck', 'add the findings of the shellcheck on PATH')
    .option('--stdin-path <name>', 'the name to show for standard input', 'Dockerfile')
    .option('--as-of <day>', 'judge by this day (YYYY-MM-DD), for what has ended by then')
    .option('-q, --quiet', 'one line a finding, and nothing when there is none')
    .option('--no-color', 'no colours, also on a terminal')
    .action(run);
}

type Flags = CheckOptions & {
  readonly format: Format;
  readonly failOn?: Severity | 'never';
  readonly quiet?: boolean;
  readonly color: boolean;
};

async function run(paths: readonly string[], flags: Flags): Promise<void> {
  const { report, sources, failOn } = await checkFiles(paths, flags);
  const text = formatReport(report, flags.format, {
    sourceOf: (path) => sources.get(path),
    colour: wantsColour(flags.color),
    quiet: flags.quiet === true,
    width: outputWidth(),
  });
  writeOutput(text);
  if (report.subjects.some(({ error }) => error)) process.exitCode = 2;
  else process.exitCode = failing(report.summary, flags.failOn ?? failOn ?? 'warning') ? 1 : 0;
}

function failing(
  { errors, warnings, infos }: { readonly errors: number; readonly warnings: number; readonly infos: number },
  from: Severity | 'never',
): boolean {
  if (from === 'never') return false;
  return errors > 0 || (from !== 'error' && warnings > 0) || (from === 'info' && infos > 0);
}

function list(value: string, before: readonly string[] = []): readonly string[] {
  return [
    ...before,
    ...value
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  ];
}
