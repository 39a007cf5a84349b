import type { Command } from '#shell/command.js';
import type { ShellWord } from '#shell/shell-word.js';
import type { Edit } from '#text/edit.js';
import { deleteWord } from './delete-word.js';

/** Takes an option out of a command, with its value where that is the next word. Undefined in exec form, and over line breaks. */
export function dropOption(text: string, { script }: Command, option: ShellWord, value = option): Edit | undefined {
  const span = { start: option.span.start, end: value.span.end };
  if (script.form === 'exec' || text.slice(span.start, span.end).includes('\n')) return undefined;
  return deleteWord(text, span);
}
