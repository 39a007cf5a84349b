import { parse } from 'unbash';
import type { JoinedText } from '#text/joined-text.js';
import type { Command } from './command.js';
import type { Dialect } from './dialect.js';
import type { Script } from './script.js';
import type { Statement } from './statements.js';
import { readStatements } from './statements.js';

/** Reads a text as a shell script. */
export function readScript(source: JoinedText, dialect: Dialect, form: Script['form']): Script {
  const tree = parse(source.text);
  const commands: Command[] = [];
  const statements: Statement[] = [];
  const problems = (tree.errors ?? []).map(({ message, pos }) => {
    const at = Math.min(pos, Math.max(source.text.length - 1, 0));
    return { message, span: source.spanOf(at, Math.min(at + 1, source.text.length)) };
  });
  const script: Script = { source, dialect, form, commands, statements, problems };
  readStatements(tree, script, commands, statements);
  return script;
}
