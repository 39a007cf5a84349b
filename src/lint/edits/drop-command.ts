import type { Document, Instruction } from '#dockerfile/document.js';
import type { Command } from '#shell/command.js';
import type { Edit } from '#text/edit.js';
import { deleteCommand } from './delete-command.js';
import { deleteInstruction } from './delete-instruction.js';

/** Takes a command out of its RUN, or the RUN away when it does nothing else. */
export function dropCommand(document: Document, run: Instruction, command: Command): Edit | undefined {
  const { script } = command;
  if (run.kind !== 'RUN' || run.trigger || command.wrapper) return undefined;
  const isAlone = script.commands.length === 1 && script.form === 'shell' && run.heredocs.length === 0;
  return isAlone ? deleteInstruction(document, run) : deleteCommand(document, run, command, script);
}
