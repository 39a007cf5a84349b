import type { From } from '../document.js';
import { plainWords } from '../words.js';
import { flagValue } from './flag.js';
import type { Head } from './head.js';
import { textsOf, wordAt } from './head.js';

const STAGE_NAME = /^[a-z][a-z0-9-_.]*$/;

/** `FROM [--platform=P] image [AS name]`. */
export function readFrom(head: Head): From {
  const { rest } = head.base;
  const words = plainWords(rest.text).map((range) => wordAt(rest, range));
  const [image, second, third] = words;
  const as = second && /^as$/i.test(second.text) ? second : undefined;
  const name = as && third;
  if (words.length !== 1 && !(words.length === 3 && as)) {
    head.problem('no-wrong-argument-count', 'FROM takes an image, and a stage name behind AS.');
  } else if (name && !STAGE_NAME.test(name.text.toLowerCase())) {
    const message = `${name.text} can't name a stage: a name starts with a letter and holds letters, digits, -, _ and . only.`;
    head.problem('no-invalid-stage-name', message, name.span);
  }
  const platform = flagValue(head.base.flags, 'platform');
  return { ...head.base, kind: 'FROM', args: textsOf(words), json: false, image, as, name, platform };
}
