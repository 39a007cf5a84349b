import { expand } from '#dockerfile/expand.js';
import type { Model } from './model.js';
import type { Reference } from './reference.js';
import { referencesIn } from './reference.js';
import type { Stage } from './stage.js';

/** What FROM names when the build gives no argument at all. */
export interface DefaultBase {
  /** The text behind FROM with ARG defaults filled in; an ARG without a default is an empty text. */
  readonly text: string;
  /** The variables in it. */
  readonly references: readonly Reference[];
  /** Names among them whose ARG has no default. */
  readonly withoutDefault: readonly string[];
}

/** The base of a stage in a build without arguments; undefined when FROM uses no variable, or one that the file does not declare. */
export function defaultBaseOf({ from }: Stage, model: Model): DefaultBase | undefined {
  const word = from.image;
  if (!word?.text.includes('$')) return undefined;
  const references = referencesIn(word, model.document.escape);
  if (references.length === 0 || references.some(({ name }) => model.global(name)?.source !== 'global'))
    return undefined;
  const withoutDefault: string[] = [];
  const lookup = (name: string) => {
    const value = model.global(name)?.value;
    if (value === undefined) withoutDefault.push(name);
    return value;
  };
  const { value, problem } = expand(word.text, { escape: model.document.escape, lookup });
  return problem ? undefined : { text: value, references, withoutDefault };
}
