import type { JoinedText } from '#text/joined-text.js';
import type { Cmd, CommandForm, Entrypoint, Run, Shell, Word } from '../document.js';
import { checkDevices } from './device.js';
import type { Head } from './head.js';
import { jsonWords, textsOf, wholeWord } from './head.js';
import { readMounts } from './mount.js';

/** `RUN command` or `RUN ["program", "argument"]`, with its mounts. */
export function readRun(head: Head): Run {
  checkDevices(head);
  return { ...head.base, kind: 'RUN', ...argumentsOf(head), mounts: readMounts(head) };
}

/** `CMD command` or `CMD ["program", "argument"]`. */
export function readCmd(head: Head): Cmd {
  return { ...head.base, kind: 'CMD', ...argumentsOf(head) };
}

/** `ENTRYPOINT command` or `ENTRYPOINT ["program", "argument"]`. */
export function readEntrypoint(head: Head): Entrypoint {
  return { ...head.base, kind: 'ENTRYPOINT', ...argumentsOf(head) };
}

/** `SHELL ["program", "argument"]`: the JSON form is the only one. */
export function readShell(head: Head): Shell {
  const words = jsonWords(head.base.rest, head);
  if (!words) head.problem('no-invalid-json-array', 'SHELL takes a JSON array of strings, like ["/bin/bash", "-c"].');
  else if (words.length === 0) head.problem('no-wrong-argument-count', 'SHELL needs at least the program.');
  const args = words ? textsOf(words) : shellArguments(head.base.rest);
  return { ...head.base, kind: 'SHELL', args, json: words !== undefined, words: words ?? [] };
}

/** Both forms of naming what to run. */
export function commandForm(text: JoinedText, words: readonly Word[] | undefined): CommandForm {
  return words
    ? { form: 'exec', exec: words, shell: text.slice(text.text.length) }
    : { form: 'shell', exec: [], shell: text };
}

function argumentsOf(head: Head): CommandForm & { readonly args: readonly string[]; readonly json: boolean } {
  const { rest } = head.base;
  const words = jsonWords(rest, head);
  return {
    args: words ? textsOf(words) : shellArguments(rest),
    json: words !== undefined,
    ...commandForm(rest, words),
  };
}

function shellArguments(text: JoinedText): readonly string[] {
  const word = wholeWord(text);
  return word ? [word.text] : [];
}
