import type { Instruction } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import { withHeldBack } from '#model/model.js';
import type { Edit } from '#text/edit.js';

export default defineRule({
  id: 'match-instruction-case',
  title: 'Write all instructions in one case',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: ['ConsistentInstructionCasing'],
  why: 'Instructions are found by their looks: one in another case is easily overlooked, and a mixed keyword looks like a mistake.',
  remedy: 'Write the instruction as most others in the file are written.',
  references: ['https://docs.docker.com/reference/build-checks/consistent-instruction-casing/'],
  messages: { other: 'The instructions of this file are in {wanted} case; this one is {keyword}.' },
  check: {
    file({ document, report }) {
      const instructions = document.instructions.flatMap(withHeldBack).filter(({ kind }) => kind !== 'UNKNOWN');
      const keywords = instructions.map(({ keyword }) => keyword);
      const lower = keywords.filter(({ text }) => text === text.toLowerCase()).length;
      const upper = keywords.filter(({ text }) => text === text.toUpperCase()).length;
      const wanted = lower > upper ? 'lower' : 'upper';
      for (const instruction of instructions) {
        const { text, span } = instruction.keyword;
        const right = wanted === 'lower' ? text.toLowerCase() : text.toUpperCase();
        if (text === right) continue;
        report({
          message: 'other',
          values: { wanted, keyword: text },
          at: span,
          fix: {
            title: `Write ${right}`,
            safety: 'safe',
            edits: [{ span, text: right }, ...asEdits(instruction, right)],
          },
        });
      }
    },
  },
  examples: [
    {
      title: 'With its AS',
      bad: 'from golang:1.27 as build\nRUN make\nCMD ["app"]\n',
      at: 'from',
      good: 'FROM golang:1.27 AS build\nRUN make\nCMD ["app"]\n',
    },
    { bad: 'FROM alpine:3.23\nrun make\nCMD ["app"]\n', at: 'run', good: 'FROM alpine:3.23\nRUN make\nCMD ["app"]\n' },
    { good: 'from alpine:3.23\nrun make\n' },
  ],
});

/** AS goes with its FROM where the two were alike. */
function asEdits(instruction: Instruction, right: string): readonly Edit[] {
  if (instruction.kind !== 'FROM' || !instruction.as) return [];
  const { text, span } = instruction.as;
  const wanted = right === right.toLowerCase() ? text.toLowerCase() : text.toUpperCase();
  return text === wanted ? [] : [{ span, text: wanted }];
}
