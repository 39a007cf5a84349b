import type { Command } from './command.js';
import { findOption, invocationOf } from './invocation.js';
import type { ShellWord } from './shell-word.js';

/** The subcommand for which yum, dnf or their like ask for confirmation; undefined when an option or a pipe answers. */
export function dnfQuestion(command: Command): ShellWord | undefined {
  const call = invocationOf(command);
  const [word] = call?.subcommandWords ?? [];
  if (!call || !word || !ASKING.test(word.value) || findOption(call, '-y', '--assumeyes', '--assume-yes'))
    return undefined;
  return command.pipeline.indexOf(command) > 0 ? undefined : word;
}

const ASKING = /^(?:install|groupinstall|localinstall|update|upgrade|reinstall|remove|erase)$/;
