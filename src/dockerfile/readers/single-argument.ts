import type { Maintainer, Stopsignal, User, Word, Workdir } from '../document.js';
import type { Head } from './head.js';
import { wholeWord } from './head.js';

/** `WORKDIR path`; blanks belong to the path. */
export function readWorkdir(head: Head): Workdir {
  const path = singleArgument(head, 'a path');
  return { ...head.base, kind: 'WORKDIR', args: textOf(path), json: false, path };
}

/** `USER user[:group]`. */
export function readUser(head: Head): User {
  const user = singleArgument(head, 'a user');
  return { ...head.base, kind: 'USER', args: textOf(user), json: false, user };
}

/** `STOPSIGNAL signal`. */
export function readStopsignal(head: Head): Stopsignal {
  const signal = singleArgument(head, 'a signal');
  return { ...head.base, kind: 'STOPSIGNAL', args: textOf(signal), json: false, signal };
}

/** `MAINTAINER name`, deprecated. */
export function readMaintainer(head: Head): Maintainer {
  const name = singleArgument(head, 'a name');
  return { ...head.base, kind: 'MAINTAINER', args: textOf(name), json: false, name };
}

function singleArgument(head: Head, what: string): Word | undefined {
  const word = wholeWord(head.base.rest);
  if (!word) head.problem('no-wrong-argument-count', `${head.keyword} needs ${what}.`);
  return word;
}

function textOf(word: Word | undefined): readonly string[] {
  return word ? [word.text] : [];
}
