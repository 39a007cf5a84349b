import { type Command, Option } from 'commander';
import type { Format, Severity, Summary } from '../../index.js';
import { formats } from '../../index.js';

/** What the command line says about how a report is shown, and when it fails. */
export interface ReportOptions {
  readonly format: Format;
  readonly failOn?: Severity | 'never';
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** Adds these options to a command; `--no-color` comes last, where help lists it. */
export function withReportOptions(command: Command): Command {
  return command
    .addOption(new Option('-f, --format <format>', 'how to print').choices([...formats]).default('text'))
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 from this severity on (default: warning)').choices([
        'error',
        'warning',
        'info',
        'never',
      ]),
    )
    .option('-q, --quiet', 'one line a finding, and nothing when there is none');
}

/** Whether a report has findings from a severity on. */
export function failing({ errors, warnings, infos }: Summary, from: Severity | 'never'): boolean {
  if (from === 'never') return false;
  return errors > 0 || (from !== 'error' && warnings > 0) || (from === 'info' && infos > 0);
}
