import type { Word } from '#dockerfile/document.js';
import type { Stage } from './stage.js';

/** A label that a stage sets. */
export interface LabelSetting {
  /** The key without quotes. */
  readonly key: string;
  readonly keyWord: Word;
  readonly valueWord: Word;
  /** The value with its variables filled in; undefined when only the build can tell. */
  readonly value: string | undefined;
}

/** The labels that a stage sets itself, in order. */
export function labelsOf(stage: Stage): readonly LabelSetting[] {
  return stage.instructions.flatMap((instruction) => {
    if (instruction.kind !== 'LABEL') return [];
    const state = stage.at(instruction);
    return instruction.pairs.map(({ key, value }) => ({
      key: unquoted(key.text),
      keyWord: key,
      valueWord: value,
      value: state.expand(value.text),
    }));
  });
}

/** Whether the stage or a stage below it sets a label of this key. */
export function hasLabel(stage: Stage, key: string): boolean {
  for (let at: Stage | undefined = stage; at; at = at.base.kind === 'stage' ? at.base.stage : undefined) {
    if (labelsOf(at).some((label) => label.key === key)) return true;
  }
  return false;
}

/** A text without the quotes around it. */
export function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/s, '$2');
}
