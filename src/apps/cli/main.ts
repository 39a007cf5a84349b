import { Command, CommanderError } from 'commander';
import { ToolError, version } from '../../index.js';
import { checkCommand } from './check.js';
import { explainCommand } from './explain.js';
import { imageCommand } from './image.js';
import { rulesCommand } from './rules.js';
import { stagesCommand } from './stages.js';
import { writeError } from './terminal.js';

const program = new Command('plimsoll')
  .description('The container expert that proves what it says.')
  .version(version, '-V, --version')
  .exitOverride()
  .configureHelp({ showGlobalOptions: true })
  .addHelpText(
    'after',
    '\nExit codes: 0 clean, 1 findings, 2 the work could not be done.\nStart with: plimsoll check .',
  )
  .addCommand(checkCommand())
  .addCommand(explainCommand())
  .addCommand(imageCommand())
  .addCommand(rulesCommand())
  .addCommand(stagesCommand());
for (const command of program.commands) command.exitOverride();

void main();

async function main(): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
}

function exitCodeOf(error: unknown): number {
  // commander has printed its own message, help and version included.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (isToolError(error)) writeError(`${error.message} ${error.hint}`);
  else {
    const { message, stack } = error as Error;
    const place = stack?.split('\n')[1]?.trim() ?? '';
    writeError(`This is a fault of plimsoll: ${message} (${place}). Please report it with the file that caused it.`);
  }
  return 2;
}

/** By its name: what is loaded when asked for brings a class of its own. */
function isToolError(error: unknown): error is ToolError {
  return error instanceof ToolError || (error as Error).name === 'ToolError';
}
