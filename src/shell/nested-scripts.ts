import { JoinedText } from '#text/joined-text.js';
import type { Command } from './command.js';
import { dialectOf, isPosix } from './dialect.js';
import { readScript } from './read-script.js';
import type { Script } from './script.js';
import type { ShellWord } from './shell-word.js';

/** The scripts that a script hands to another shell: the string behind `sh -c`, and a here-document that a shell reads. */
export function nestedScripts(outer: Script, depth = 0): readonly Script[] {
  if (depth > 4) return [];
  const nested: Script[] = [];
  for (const command of outer.commands) {
    const script = handedScript(command);
    if (script) nested.push(script, ...nestedScripts(script, depth + 1));
  }
  return nested;
}

/** The string or the input that the command hands to a shell. */
function handedScript(command: Command): Script | undefined {
  const dialect = dialectOf(command.program);
  if (!isPosix(dialect)) return undefined;
  const body = command.redirects.find(({ heredoc }) => heredoc)?.heredoc;
  if (body && command.args.every(({ value }) => value.startsWith('-'))) return readScript(body, dialect, 'nested');
  const at = command.args.findIndex(({ value }) => /^-[a-z]*c$/.test(value));
  const word = at < 0 ? undefined : command.args[at + 1];
  const source = word && unquotedSource(word, command.script);
  return source && readScript(source, dialect, 'nested');
}

/** The inside of a quoted string, if it stands in the file as the shell will get it. */
function unquotedSource(word: ShellWord, script: Script): JoinedText | undefined {
  if (script.form === 'exec') {
    const { start, end } = word.span;
    if (end - start - 2 !== word.value.length) return undefined;
    return new JoinedText(word.value, [0], [start + 1]);
  }
  const { syntax } = word;
  if (!syntax || !/^(?:'[^']*'|"[^"\\`]*")$/.test(word.text)) return undefined;
  return word.source.slice(syntax.pos + 1, syntax.end - 1);
}
