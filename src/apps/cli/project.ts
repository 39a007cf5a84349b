import { Command, InvalidArgumentError, Option } from 'commander';

/** `plimsoll detect [dir]`: what it does is loaded when it is called, as with the next two. */
export function detectCommand(): Command {
  return new Command('detect')
    .description('show what is understood of a project, and where each fact comes from')
    .argument('[directory]', 'the project', '.')
    .addOption(new Option('-f, --format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .option('--no-color', 'no colours, also on a terminal')
    .action(async (directory, options) => {
      await (await import('./project-actions.js')).detect(directory, options);
    });
}

/** `plimsoll init [dir]`. */
export function initCommand(): Command {
  const command = new Command('init')
    .description('write the Dockerfile and the .dockerignore that a project needs')
    .argument('[directory]', 'the project, or a member of a workspace', '.')
    .option('--diff', 'show what would change and write nothing')
    .option('--force', 'replace files that are there and differ')
    .addOption(new Option('-f, --format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .option('--no-color', 'no colours, also on a terminal');
  return withChoices(command).action(async (directory, options) => {
    await (await import('./project-actions.js')).init(directory, options);
  });
}

/** `plimsoll generate dockerfile|dockerignore [dir]`. */
export function generateCommand(): Command {
  const generate = new Command('generate').description('print a file that a project needs; init writes it');
  for (const kind of ['dockerfile', 'dockerignore'] as const) {
    const command = generate
      .command(kind)
      .description(`print a ${kind === 'dockerfile' ? 'Dockerfile' : '.dockerignore'} for a project`)
      .argument('[directory]', 'the project, or a member of a workspace', '.')
      .exitOverride();
    withChoices(command).action(async (directory, options) => {
      await (await import('./project-actions.js')).print(kind, directory, options);
    });
  }
  return generate;
}

function withChoices(command: Command): Command {
  return command
    .addOption(new Option('--base <family>', 'the kind of base image').choices(['slim', 'alpine', 'distroless']))
    .addOption(
      new Option(
        '--pattern <pattern>',
        'development adds a target for work on the sources, minimal leaves out comments',
      ).choices(['production', 'development', 'minimal']),
    )
    .addOption(
      new Option('--builder <kind>', 'whether caches are there in the next build').choices(['persistent', 'ephemeral']),
    )
    .option('--port <number>', 'the port that the program listens on', portNumber)
    .option('--user <uid[:gid]>', 'whom the container runs as', numericUser)
    .option('--health <path>', 'the path of the health check; none for no check')
    .option('--runtime-version <version>', "the version of the language's runtime")
    .option('--main <program>', 'the program, where there are several')
    .option('--start <command>', 'the command that starts the program')
    .option('--output <folder>', 'the folder that the build fills')
    .option('--stack <name>', 'the stack, where a folder has several')
    .option('--no-config', 'take no notice of what plimsoll.yaml keeps');
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new InvalidArgumentError('A port is a number from 1 to 65535.');
  return port;
}

function numericUser(text: string): string {
  if (!/^\d+(?::\d+)?$/.test(text)) throw new InvalidArgumentError('Write numbers, such as 10001 or 10001:10001.');
  return text;
}
