import type { Config, Report } from '../../index.js';
import {
  formatReport,
  readImageBaseline,
  readSource,
  reviewImage,
  summaryOf,
  ToolError,
  version,
  writeImageBaseline,
} from '../../index.js';
import { byteCount } from './byte-count.js';
import { ConfigReader } from './config-reader.js';
import type { OpenedOptions } from './image-open.js';
import type { ReportOptions } from './report-options.js';
import { failing } from './report-options.js';
import type { RuleChoice } from './rule-options.js';
import { askedConfig, configWith } from './rule-options.js';
import { outputWidth, wantsColour, writeOutput } from './terminal.js';

/** What the command line says about the check of an image. */
export interface ImageCheckOptions extends OpenedOptions, RuleChoice, ReportOptions {
  readonly dockerfile?: string;
  readonly base?: string;
  readonly maxSize?: string;
  readonly maxGrowth?: string;
  readonly baseline?: string;
  readonly writeBaseline?: string;
}

/** `plimsoll image check REF`: exit code 1 for findings from the severity on, 2 where the work could not be done. */
export async function checkImage(ref: string, options: ImageCheckOptions): Promise<void> {
  const asked = askedConfig(options);
  const limits = limitsOf(options);
  const file = typeof options.config === 'string' ? options.config : undefined;
  const project = await new ConfigReader(file, options.config !== false).configFor(process.cwd());
  const config = withLimits(configWith(project.config, asked), limits);
  const source = options.dockerfile === undefined ? undefined : await readSource(options.dockerfile);
  if (source instanceof ToolError) throw source;
  const dockerfile = source && { path: options.dockerfile as string, text: source.text };
  const baseline = options.baseline === undefined ? undefined : await readImageBaseline(options.baseline);
  // What reads images lies apart from the rules, which every check needs.
  const { facts, baseLayers } = await (await import('./image-actions.js')).factsOf(ref, options);
  const { subject, text } = reviewImage(facts, config, { dockerfile, baseLayers, baseline });
  const [colour, quiet] = [wantsColour(options.color), options.quiet === true];
  const subjects = [subject];
  const report: Report = { schema: 1, tool: { name: 'plimsoll', version }, subjects, summary: summaryOf(subjects) };
  writeOutput(formatReport(report, options.format, { sourceOf: () => text, colour, quiet, width: outputWidth() }));
  if (options.writeBaseline !== undefined)
    await writeImageBaseline(options.writeBaseline, { name: facts.name, id: facts.scanned.image.id, size: facts.size });
  process.exitCode = failing(report.summary, options.failOn ?? project.failOn ?? 'warning') ? 1 : 0;
}

function limitsOf({ maxSize, maxGrowth }: ImageCheckOptions): Config['rules'] {
  return {
    ...(maxSize === undefined ? {} : { 'limit-image-size': { max: byteCount(maxSize, '--max-size') } }),
    ...(maxGrowth === undefined ? {} : { 'limit-image-growth': { share: shareIn(maxGrowth) } }),
  };
}

function shareIn(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*%?$/.exec(text.trim());
  if (match) return Number(match[1]) / 100;
  throw new ToolError('INVALID_SHARE', `--max-growth ${text} is no share.`, 'Write it as 5%.');
}

function withLimits(config: Config, limits: Config['rules']): Config {
  return { ...config, rules: { ...config.rules, ...limits } };
}
