import type { Flag, Healthcheck } from '../document.js';
import { isSpace } from '../words.js';
import { commandForm } from './command-form.js';
import type { Head } from './head.js';
import { jsonWords, textsOf, wordAt } from './head.js';

/** `HEALTHCHECK [flags] CMD command` or `HEALTHCHECK NONE`. */
export function readHealthcheck(head: Head): Healthcheck {
  const { rest } = head.base;
  const { text } = rest;
  let typeEnd = 0;
  while (typeEnd < text.length && !isSpace(text.charCodeAt(typeEnd))) typeEnd++;
  let start = typeEnd;
  while (start < text.length && isSpace(text.charCodeAt(start))) start++;
  const type = text.slice(0, typeEnd);
  const none = /^none$/i.test(type);
  const command = rest.slice(start);
  const words = jsonWords(command, head);
  const commandArgs = words ? textsOf(words) : command.text === '' ? [] : [command.text];
  report(head, type, none, commandArgs);
  return {
    ...head.base,
    kind: 'HEALTHCHECK',
    args: type === '' ? [] : [type, ...commandArgs],
    json: words !== undefined,
    ...commandForm(command, words),
    none,
  };
}

function report(head: Head, type: string, none: boolean, command: readonly string[]): void {
  if (type === '') head.problem('no-wrong-argument-count', 'HEALTHCHECK needs CMD and a command, or NONE.');
  else if (none) {
    if (command.length > 0) head.problem('no-invalid-healthcheck', 'HEALTHCHECK NONE takes nothing behind it.');
  } else if (!/^cmd$/i.test(type)) {
    const span = wordAt(head.base.rest, { start: 0, end: type.length }).span;
    head.problem('no-invalid-healthcheck', `HEALTHCHECK knows CMD and NONE, not ${type}.`, span);
  } else if (command.length === 0) {
    head.problem('no-invalid-healthcheck', 'HEALTHCHECK CMD lacks the command.');
  }
  if (!none) for (const flag of head.base.flags) reportFlag(head, flag);
}

const DURATION = /^[+-]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;

function reportFlag(head: Head, { name, value }: Flag): void {
  if (!value || value.text === '') return;
  if (name === 'retries') {
    if (!/^\+?\d+$/.test(value.text)) {
      head.problem('no-invalid-healthcheck', `--retries is a number from 0, not ${value.text}.`, value.span);
    }
  } else if (!DURATION.test(value.text)) {
    const message = `--${name} is a duration such as 30s or 1m30s, not ${value.text}.`;
    head.problem('no-invalid-healthcheck', message, value.span);
  } else if (/^\+?(?:\d+ns|\d{1,3}(?:us|µs|μs))$/.test(value.text) && !/^\+?0+\D/.test(value.text)) {
    head.problem('no-invalid-healthcheck', `--${name} can't be less than 1ms.`, value.span);
  }
}
