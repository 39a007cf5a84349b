import { formatCheckstyle } from './checkstyle.js';
import { formatGithub } from './github.js';
import { formatGitlab } from './gitlab.js';
import { formatJson } from './json.js';
import { formatJunit } from './junit.js';
import { formatMarkdown } from './markdown.js';
import type { Report } from './report.js';
import { formatSarif } from './sarif.js';
import { formatText, type TextOptions } from './text.js';

/** The names that `--format` accepts. */
export const formats = ['text', 'json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'markdown'] as const;

export type Format = (typeof formats)[number];

/** The report in a format, ready to be written as it is; the options matter to `text` alone. */
export function formatReport(report: Report, format: Format, options: TextOptions): string {
  return writers[format](report, options);
}

const writers: Readonly<Record<Format, (report: Report, options: TextOptions) => string>> = {
  text: formatText,
  json: formatJson,
  sarif: formatSarif,
  github: formatGithub,
  gitlab: formatGitlab,
  junit: formatJunit,
  checkstyle: formatCheckstyle,
  markdown: formatMarkdown,
};
