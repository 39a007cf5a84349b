import { Argument, Command, Option } from 'commander';
import type { Format, Severity } from '../../index.js';
import { formatReport, formats } from '../../index.js';
import type { CheckOptions } from './check-files.js';
import { checkFiles } from './check-files.js';
import { withRuleOptions } from './rule-options.js';
import { outputWidth, wantsColour, writeOutput } from './terminal.js';

/** `plimsoll check [paths…]`. */
export function checkCommand(): Command {
  const command = new Command('check')
    .description('review Dockerfiles and .dockerignore files: what is wrong, why, and what to do')
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
    .option('--shellcheck', 'add the findings of the shellcheck on PATH')
    .option('-q, --quiet', 'one line a finding, and nothing when there is none');
  return withRuleOptions(command).option('--no-color', 'no colours, also on a terminal').action(run);
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
