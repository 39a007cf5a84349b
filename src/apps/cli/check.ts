import { Argument, Command } from 'commander';
import { formatReport } from '../../index.js';
import type { CheckOptions } from './check-files.js';
import { checkFiles } from './check-files.js';
import type { ReportOptions } from './report-options.js';
import { failing, withReportOptions } from './report-options.js';
import { withRuleOptions } from './rule-options.js';
import { outputWidth, wantsColour, writeOutput } from './terminal.js';

/** `plimsoll check [paths…]`. */
export function checkCommand(): Command {
  const command = new Command('check')
    .description('review Dockerfiles and .dockerignore files: what is wrong, why, and what to do')
    .addArgument(new Argument('[paths...]', 'files, or directories to search; - reads standard input').default(['.']))
    .option('--shellcheck', 'add the findings of the shellcheck on PATH');
  return withRuleOptions(withReportOptions(command)).option('--no-color', 'no colours, also on a terminal').action(run);
}

type Flags = CheckOptions & ReportOptions;

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
