import type { Heredoc, Instruction, Word } from '#dockerfile/document.js';
import { heredocMarker } from '#dockerfile/heredoc-marker.js';
import { JoinedText } from '#text/joined-text.js';
import type { Command } from './command.js';
import type { Dialect } from './dialect.js';
import { dialectOf, isPosix, shebangDialect } from './dialect.js';
import { execCommand } from './exec-command.js';
import { nestedScripts } from './nested-scripts.js';
import { readScript } from './read-script.js';
import type { Script } from './script.js';
import { wrappedCommand } from './wrapped-command.js';

/**
 * The scripts of an instruction that runs something: what stands in the instruction first, then those that it
 * hands to another shell. `shell` is what SHELL says at that place. Empty when there is nothing to run or the
 * shell is not a POSIX one (PowerShell, cmd, a Python here-document).
 */
export function scriptsOf(text: string, instruction: Instruction, shell: readonly string[]): readonly Script[] {
  const main = mainScript(text, instruction, shell);
  return main ? [main, ...nestedScripts(main)] : [];
}

function mainScript(text: string, instruction: Instruction, shell: readonly string[]): Script | undefined {
  switch (instruction.kind) {
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT':
    case 'HEALTHCHECK':
      if (instruction.form === 'exec') return execScript(instruction.exec);
      return shellScript(text, instruction, instruction.shell, dialectOf(shell[0] ?? '/bin/sh'));
    default:
      return undefined;
  }
}

function execScript(words: readonly Word[]): Script | undefined {
  const first = words[0];
  if (!first) return undefined;
  const commands: Command[] = [];
  const source = new JoinedText('', [0], [first.span.start]);
  const script: Script = { source, dialect: 'other', form: 'exec', commands, statements: [], problems: [] };
  const command = execCommand(words, script);
  commands.push(command);
  for (let inner = wrappedCommand(command); inner; inner = wrappedCommand(inner)) commands.push(inner);
  return script;
}

function shellScript(text: string, { heredocs }: Instruction, line: JoinedText, dialect: Dialect): Script | undefined {
  const [heredoc] = heredocs;
  if (heredoc && heredocMarker(line.text)) {
    const body = heredocBody(text, heredoc);
    const spoken = shebangDialect(body.text) ?? dialect;
    return isPosix(spoken) ? readScript(body, spoken, 'heredoc') : undefined;
  }
  if (line.text === '' || !isPosix(dialect)) return undefined;
  // With more on the line than the here-document, the shell gets the line and below it every body with its end word.
  const bodies = heredocs.map(({ body, terminator, name }) =>
    JoinedText.of(text, body.start - 1, Math.min(terminator.start + name.length, terminator.end)),
  );
  return readScript(bodies.length > 0 ? JoinedText.concat([line, ...bodies]) : line, dialect, 'shell');
}

function heredocBody(text: string, { body, chomp }: Heredoc): JoinedText {
  if (!chomp) return JoinedText.of(text, body.start, body.end);
  const lines: JoinedText[] = [];
  for (let at = body.start; at < body.end; ) {
    const feed = text.indexOf('\n', at);
    const end = feed < 0 ? body.end : feed + 1;
    let start = at;
    while (text[start] === '\t') start++;
    lines.push(JoinedText.of(text, start, end));
    at = end;
  }
  return lines.length > 0 ? JoinedText.concat(lines) : JoinedText.of(text, body.start, body.start);
}
