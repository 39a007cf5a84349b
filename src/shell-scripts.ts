import { parse } from '#dockerfile/parse.js';
import { modelOf, withHeldBack } from '#model/model.js';
import type { Dialect } from '#shell/dialect.js';
import type { Position } from '#text/line-index.js';
import { LineIndex } from '#text/line-index.js';

/** A shell script in a Dockerfile as the shell receives it, with the way back. */
export interface ShellScript {
  readonly text: string;
  readonly dialect: Dialect;
  /** Names that ARG and ENV set before the shell runs. */
  readonly variables: readonly string[];
  /** Where the character at a line and column (both from 1) of the script stands in the Dockerfile. */
  positionOf(place: Position): Position;
}

/** The scripts of all RUNs of a Dockerfile, for other tools that judge shell. */
export function shellScriptsOf(text: string): readonly ShellScript[] {
  const document = parse(text);
  const model = modelOf(document);
  const lines = new LineIndex(text);
  const scripts: ShellScript[] = [];
  for (const outer of document.instructions) {
    for (const instruction of withHeldBack(outer)) {
      const state = model.stageOf(instruction)?.at(instruction);
      if (instruction.kind !== 'RUN') continue;
      for (const { source, form, dialect } of model.scriptsOf(instruction)) {
        if (form !== 'shell' && form !== 'heredoc') continue;
        const own = new LineIndex(source.text);
        scripts.push({
          text: source.text,
          dialect: dialect === 'sh' ? (state?.dialect ?? 'sh') : dialect,
          variables: state?.variableNames() ?? [],
          positionOf: ({ line, column }) => {
            const offset = Math.min(own.startOf(line) + column - 1, Math.max(source.text.length - 1, 0));
            return lines.positionOf(source.originOf(offset));
          },
        });
      }
    }
  }
  return scripts;
}
