import type { Add, Copy, Instruction } from '#dockerfile/document.js';
import type { Stage } from './stage.js';

/** Whether a COPY or ADD of the stage before `until` names a file, by itself or by a pattern such as `package*.json`. Whole folders do not count. */
export function namesFile(stage: Stage, until: Instruction, ...files: readonly string[]): boolean {
  for (const instruction of stage.instructions) {
    if (instruction === until || instruction.lines.start > until.lines.start) return false;
    if (instruction.kind !== 'COPY' && instruction.kind !== 'ADD') continue;
    for (const { text } of instruction.sources) {
      const name = text.slice(text.lastIndexOf('/') + 1);
      if (files.includes(name) || (/[*?]/.test(name) && name !== '*' && files.some((file) => matches(name, file))))
        return true;
    }
  }
  return false;
}

/** The COPY or ADD before `until` that brings the whole build context. */
export function wholeContextCopy(stage: Stage, until: Instruction): Copy | Add | undefined {
  for (const instruction of stage.instructions) {
    if (instruction === until || instruction.lines.start > until.lines.start) return undefined;
    if (instruction.kind === 'COPY' && instruction.from) continue;
    if (instruction.kind !== 'COPY' && instruction.kind !== 'ADD') continue;
    if (instruction.sources.some(({ text }) => /^(?:\.\/?|\/|\*|\.\/\*)$/.test(text))) return instruction;
  }
  return undefined;
}

/** A shell pattern of `*` and `?` against a file name, in linear time. */
function matches(pattern: string, name: string): boolean {
  let at = 0;
  let star = -1;
  let mark = 0;
  for (let i = 0; i < name.length; ) {
    if (pattern[at] === '?' || pattern[at] === name[i]) {
      at++;
      i++;
    } else if (pattern[at] === '*') {
      star = at++;
      mark = i;
    } else if (star >= 0) {
      at = star + 1;
      i = ++mark;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
