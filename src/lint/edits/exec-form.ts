import type { Script } from '#shell/script.js';
import { isLiteral } from '#shell/shell-word.js';
import type { Edit } from '#text/edit.js';
import type { JoinedText } from '#text/joined-text.js';

/**
 * Writes a shell form as a JSON array of the same words. Undefined unless it is one plain command: a shell is needed for
 * expansions, redirections, lists, and what only a shell can do.
 */
export function execForm(shell: JoinedText, script: Script | undefined): Edit | undefined {
  const [command, ...others] = script?.commands ?? [];
  if (!command?.name || others.length > 0 || script?.problems.length !== 0 || command.inside.length > 0)
    return undefined;
  const { name, args, redirects, assignments, background, program } = command;
  const words = [name, ...args];
  if (redirects.length + assignments.length > 0 || background || !words.every(isLiteral)) return undefined;
  if (BUILTIN.test(program) || !shell.isContiguous(0, shell.text.length)) return undefined;
  return {
    span: shell.spanOf(0, shell.text.length),
    text: `[${words.map(({ value }) => JSON.stringify(value)).join(', ')}]`,
  };
}

const BUILTIN = /^(?:cd|source|\.|set|ulimit|umask|true|:)$/;
