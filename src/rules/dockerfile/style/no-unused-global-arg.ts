import type { Instruction } from '#dockerfile/document.js';
import { isPredefinedArg } from '#knowledge/predefined-args.js';
import { defineRule } from '#lint/define-rule.js';
import { deleteArg } from '#lint/edits/delete-arg.js';
import { referencesIn } from '#model/reference.js';

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
      const declared = [];
      const used = new Set<string>();
      let isGlobal = true;
      for (const instruction of instructions) {
        if (instruction.kind === 'FROM') isGlobal = false;
        if (instruction.kind === 'FROM' || (instruction.kind === 'ARG' && isGlobal)) {
          for (const word of wordsOf(instruction)) for (const { name } of referencesIn(word, escape)) used.add(name);
        }
        if (instruction.kind !== 'ARG') continue;
        for (const declaration of instruction.declarations) {
          const { name, span } = declaration;
          if (isGlobal) declared.push({ name: name.text, span, declaration, instruction });
          else used.add(name.text);
        }
      }
      const firstFrom = instructions.find(({ kind }) => kind === 'FROM');
      if (!firstFrom) return;
      // A stage that uses one without declaring it is the worse mistake, and a rule of its own.
      for (const [, name = ''] of text.slice(firstFrom.lines.end).matchAll(/\$\{?(\w+)/g)) used.add(name);
      for (const { name, span, declaration, instruction } of declared) {
        if (used.has(name) || isPredefinedArg(name)) continue;
        const edit = deleteArg(document, instruction, declaration);
        report({
          message: 'unused',
          values: { name },
          at: span,
          fix: edit && { title: `Delete ${name}`, safety: 'safe', edits: [edit] },
        });
      }
    },
  },
  examples: [
    {
      bad: 'ARG NODE=24\nARG PORT=80\nFROM node:$NODE\n',
      at: 'PORT=80',
      good: 'ARG NODE=24\nFROM node:$NODE\n',
    },
    {
      title: 'Beside others',
      bad: 'ARG NODE=24 PORT=80\nFROM node:$NODE\n',
      at: 'PORT=80',
      good: 'ARG NODE=24\nFROM node:$NODE\n',
    },
    {
      title: 'The comment below would become a directive',
      bad: 'ARG PORT=80\n# syntax=docker/dockerfile:1\nFROM debian:13\n',
      at: 'PORT=80',
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
