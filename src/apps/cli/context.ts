import { dirname, join, relative } from 'node:path';
import { Command, Option } from 'commander';
import type { ContextFormat } from '../../index.js';
import {
  contextFormats,
  contextStatsOf,
  formatContextFiles,
  formatContextReason,
  formatContextStats,
  LineIndex,
  parseDockerignore,
  readBuildContext,
  readDockerignore,
  ToolError,
} from '../../index.js';
import { wantsColour, writeError, writeOutput } from './terminal.js';

/** `plimsoll context ls|why|stats`: what a build sends to the builder. */
export function contextCommand(): Command {
  const command = new Command('context').description('show what a build sends to the builder, and why');
  command.addCommand(
    withContextOptions(new Command('ls').description('list the files of the build context'))
      .argument('[directory]', 'the build context', '.')
      .action(async (directory: string, flags: Flags) => {
        const { context } = await contextOf(directory, flags);
        writeOutput(formatContextFiles(context, flags.format));
      }),
  );
  command.addCommand(
    withContextOptions(new Command('stats').description('add up the build context, and name what should stay out'))
      .argument('[directory]', 'the build context', '.')
      .option('--no-color', 'no colours, also on a terminal')
      .action(async (directory: string, flags: Flags) => {
        const { context } = await contextOf(directory, flags);
        writeOutput(formatContextStats(contextStatsOf(context), flags.format, wantsColour(flags.color)));
      }),
  );
  command.addCommand(
    withContextOptions(new Command('why').description('say which .dockerignore line decides about a path'))
      .argument('<path>', 'a path in the build context')
      .argument('[directory]', 'the build context', '.')
      .action(async (path: string, directory: string, flags: Flags) => {
        const ignore = await ignoreOf(directory, flags.file);
        const rule = ignore?.dockerignore.decidingRule(path);
        const place = ignore && rule && { ...rule, file: ignore.path, line: ignore.lines.lineOf(rule.span.start) };
        writeOutput(formatContextReason(path, place, flags.format));
      }),
  );
  return command;
}

interface Flags {
  readonly file?: string;
  readonly format: ContextFormat;
  readonly color: boolean;
}

function withContextOptions(command: Command): Command {
  return command
    .option('--file <dockerfile>', 'the Dockerfile: its own NAME.dockerignore is used when there is one')
    .addOption(new Option('-f, --format <format>', 'how to print').choices([...contextFormats]).default('text'));
}

async function contextOf(directory: string, { file }: Flags) {
  const ignore = await ignoreOf(directory, file);
  const context = await readBuildContext(directory, ignore?.dockerignore);
  if (context.failures[0] && context.sent.length + context.ignored.length === 0) throw context.failures[0];
  for (const { message, hint } of context.failures) writeError(`${message} ${hint}`);
  if (context.failures.length > 0) process.exitCode = 2;
  return { context };
}

/** The .dockerignore of a build; one that the builder refuses ends the run, as it ends the build. */
async function ignoreOf(directory: string, file = join(directory, 'Dockerfile')) {
  const found = await readDockerignore(directory, file);
  if (!found) return undefined;
  const dockerignore = parseDockerignore(found.text);
  const lines = new LineIndex(found.text);
  const path = relative(process.cwd(), found.path) || dirname(found.path);
  const refused = dockerignore.rules.find(({ matches }) => !matches);
  if (!refused) return { dockerignore, lines, path };
  throw new ToolError(
    'INVALID_PATTERN',
    `${path}:${lines.lineOf(refused.span.start)} has a pattern that Docker refuses.`,
    'Close each [ and put nothing behind a last backslash.',
  );
}
