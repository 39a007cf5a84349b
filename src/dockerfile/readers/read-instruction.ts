import type { JoinedText } from '#text/joined-text.js';
import type { Heredoc, Instruction, InstructionBase, SyntaxProblem } from '../document.js';
import { leadingFlags } from '../flags.js';
import { isSeparator, trimmed } from '../words.js';
import { readArg } from './arg.js';
import { readCmd, readEntrypoint, readRun, readShell } from './command-form.js';
import { readAdd, readCopy } from './file-transfer.js';
import { checkFlags, flagOf } from './flag.js';
import { readFrom } from './from.js';
import type { Head } from './head.js';
import { wordAt } from './head.js';
import { readHealthcheck } from './healthcheck.js';
import { readEnv, readLabel } from './key-value.js';
import { readExpose, readVolume } from './list.js';
import { readMaintainer, readStopsignal, readUser, readWorkdir } from './single-argument.js';
import { nearestInstruction, readUnknown } from './unknown.js';

/** What the line reader knows of an instruction. */
export type Raw = Pick<
  InstructionBase<string>,
  'line' | 'lines' | 'heredocs' | 'innerComments' | 'innerBlanks' | 'comments' | 'trigger'
>;

type Report = (problem: SyntaxProblem) => void;

const READERS: Readonly<Record<string, (head: Head) => Instruction>> = {
  add: readAdd,
  arg: readArg,
  cmd: readCmd,
  copy: readCopy,
  entrypoint: readEntrypoint,
  env: readEnv,
  expose: readExpose,
  from: readFrom,
  healthcheck: readHealthcheck,
  label: readLabel,
  maintainer: readMaintainer,
  run: readRun,
  shell: readShell,
  stopsignal: readStopsignal,
  user: readUser,
  volume: readVolume,
  workdir: readWorkdir,
};

/** Reads one logical line: keyword, flags, and what the keyword makes of the rest. */
export function readInstruction(raw: Raw, escape: '\\' | '`', report: Report): Instruction {
  const head = headOf(raw, escape, report);
  const name = head.keyword.toLowerCase();
  if (name === 'onbuild') return readOnbuild(head, raw, report);
  const reader = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
  if (!reader) {
    const nearest = nearestInstruction(head.keyword);
    const hint = nearest ? ` Did you mean ${nearest}?` : '';
    head.problem('no-unknown-instruction', `${head.keyword || 'A lone continuation'} is no instruction.${hint}`);
    return readUnknown(head);
  }
  const instruction = reader(head);
  checkFlags(instruction, head);
  return instruction;
}

function headOf(raw: Raw, escape: '\\' | '`', report: Report): Head {
  const { line } = raw;
  const { start, end } = trimmed(line.text);
  let keywordEnd = start;
  while (keywordEnd < end && !isSeparator(line.text.charCodeAt(keywordEnd))) keywordEnd++;
  const { flags, rest } = leadingFlags(line.text.slice(0, end), keywordEnd);
  const keyword = wordAt(line, { start, end: keywordEnd });
  const arguments_ = trimmed(line.text, rest, end);
  return {
    base: {
      type: 'instruction',
      ...raw,
      span: { start: keyword.span.start, end: endOf(raw.heredocs, line, end) },
      keyword,
      flags: flags.map((flag) => flagOf(line, flag)),
      rest: line.slice(arguments_.start, arguments_.end),
    },
    keyword: keyword.text,
    escape,
    problem: (rule, message, span = keyword.span) => report({ rule, message, span }),
  };
}

function endOf(heredocs: readonly Heredoc[], line: JoinedText, end: number): number {
  const last = heredocs.at(-1);
  if (!last) return end > 0 ? line.originOf(end - 1) + 1 : line.originOf(0);
  return last.terminator.end > last.terminator.start ? last.terminator.start + last.name.length : last.body.end;
}

function readOnbuild(head: Head, raw: Raw, report: Report): Instruction {
  const { base } = head;
  checkFlags({ ...base, kind: 'ONBUILD' }, head);
  if (base.rest.text === '') {
    head.problem('no-wrong-argument-count', 'ONBUILD needs the instruction that it holds back.');
    return { ...base, kind: 'ONBUILD', args: [], json: false, instruction: undefined };
  }
  const nested: Raw = { ...raw, line: base.rest, comments: [], trigger: true };
  const instruction = readInstruction(nested, head.escape, report);
  const { text, span } = instruction.keyword;
  if (/^(from|onbuild|maintainer)$/i.test(text)) {
    head.problem('no-invalid-onbuild', `${text.toUpperCase()} can't be held back by ONBUILD.`, span);
  }
  const args = [text, ...instruction.args];
  return { ...base, kind: 'ONBUILD', args, json: instruction.json, instruction };
}
