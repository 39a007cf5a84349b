import type { Arg, Instruction } from '#dockerfile/document.js';
import { isPredefinedArg } from '#knowledge/predefined-args.js';
import { defineRule } from '#lint/define-rule.js';
import { deleteInstruction } from '#lint/edits/delete-instruction.js';
import { referencesIn } from '#model/reference.js';
import type { Span } from '#text/span.js';

export default defineRule({
  id: 'no-unused-global-arg',
  title: 'Remove ARGs above FROM that nothing uses',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: [],
  why: 'An ARG above the first FROM that neither a FROM nor a stage takes up changes nothing. Whoever sets it with `--build-arg` believes that it does.',
  remedy: 'Remove it, or declare it again in the stage that should use it.',
  messages: { unused: 'No FROM and no stage uses {name}.' },
  check: {
    file({ document, report }) {
      const { instructions, escape, text } = document;
      const declared: { readonly name: string; readonly span: Span; readonly arg: Arg }[] = [];
      const used = new Set<string>();
      let isGlobal = true;
      for (const instruction of instructions) {
        if (instruction.kind === 'FROM') isGlobal = false;
        if (instruction.kind === 'FROM' || (instruction.kind === 'ARG' && isGlobal)) {
          for (const word of wordsOf(instruction)) for (const { name } of referencesIn(word, escape)) used.add(name);
        }
        if (instruction.kind !== 'ARG') continue;
        for (const { name, span } of instruction.declarations) {
          if (isGlobal) declared.push({ name: name.text, span, arg: instruction });
          else used.add(name.text);
        }
      }
      const firstFrom = instructions.find(({ kind }) => kind === 'FROM');
      if (!firstFrom) return;
      // A stage that uses one without declaring it is the worse mistake, and a rule of its own.
      for (const [, name = ''] of text.slice(firstFrom.lines.end).matchAll(/\$\{?(\w+)/g)) used.add(name);
      for (const { name, span, arg } of declared) {
        if (used.has(name) || isPredefinedArg(name)) continue;
        const edit = arg.declarations.length === 1 ? deleteInstruction(document, arg) : undefined;
        const fix = edit && { title: 'Delete it', safety: 'safe' as const, edits: [edit] };
        report({ message: 'unused', values: { name }, at: span, fix });
      }
    },
  },
  examples: [
    {
      bad: 'ARG NODE=24\nARG PORT=80\nFROM node:$NODE\n',
      at: 'PORT=80',
      good: 'ARG NODE=24\nFROM node:$NODE\n',
    },
    { title: 'A stage takes it up', good: 'ARG PORT=80\nFROM nginx:1.29\nARG PORT\n' },
    { title: 'Another ARG uses it', good: 'ARG V=24\nARG BASE=node:$V\nFROM $BASE\n' },
  ],
});

function wordsOf(instruction: Instruction) {
  if (instruction.kind === 'ARG') return instruction.declarations.flatMap(({ value }) => value ?? []);
  if (instruction.kind === 'FROM') return [instruction.platform, instruction.image].flatMap((word) => word ?? []);
  return [];
}
