import { Command, CommanderError } from 'commander';
import { maskSecrets, ToolError, version } from '../../index.js';
import { checkCommand } from './check.js';
import { contextCommand } from './context.js';
import { convertCommand } from './convert.js';
import { explainCommand } from './explain.js';
import { fixCommand } from './fix.js';
import { formatCommand } from './format.js';
import { imageCommand } from './image.js';
import { detectCommand, generateCommand, initCommand } from './project.js';
import { proveCommand } from './prove.js';
import { registryCommand } from './registry.js';
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
  .addCommand(fixCommand())
  .addCommand(formatCommand())
  .addCommand(explainCommand())
  .addCommand(convertCommand())
  .addCommand(detectCommand())
  .addCommand(initCommand())
  .addCommand(generateCommand())
  .addCommand(proveCommand())
  .addCommand(imageCommand())
  .addCommand(rulesCommand())
  .addCommand(stagesCommand())
  .addCommand(contextCommand())
  .addCommand(registryCommand());
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
  if (error instanceof ToolError) writeError(maskSecrets(`${error.message} ${error.hint}`));
  else {
    const { message, stack } = error as Error;
    const place = stack?.split('\n')[1]?.trim() ?? '';
    writeError(`This is a fault of plimsoll: ${message} (${place}). Please report it with the file that caused it.`);
  }
  return 2;
}
