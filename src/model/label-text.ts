import type { Label, Word } from '#dockerfile/document.js';
import type { Stage, State } from './stage.js';

/** A label that an instruction sets. */
export interface LabelSetting {
  /** The key without quotes. */
  readonly key: string;
  readonly keyWord: Word;
  readonly valueWord: Word;
  /** The value with its variables filled in; undefined when only the build can tell. */
  readonly value: string | undefined;
}

/** The labels that an instruction sets, in order. */
export function labelsIn({ pairs }: Label, state: State | undefined): readonly LabelSetting[] {
  return pairs.map(({ key, value }) => ({
    key: key.text.replace(/^(["'])(.*)\1$/s, '$2'),
    keyWord: key,
    valueWord: value,
    value: state?.expand(value.text),
  }));
}

/** The keys of the labels that a stage has by its own instructions and those of the stages below it. */
export function labelKeysOf(stage: Stage): ReadonlySet<string> {
  const keys = new Set<string>(stage.base.kind === 'stage' ? labelKeysOf(stage.base.stage) : []);
  for (const instruction of stage.instructions) {
    if (instruction.kind === 'LABEL') for (const { key } of labelsIn(instruction, undefined)) keys.add(key);
  }
  return keys;
}
