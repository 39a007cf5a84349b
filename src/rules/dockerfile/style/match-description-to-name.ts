import type { Instruction } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import { lineEndBefore } from '#text/lines.js';

export default defineRule({
  id: 'match-description-to-name',
  title: 'Start a description with the name that it describes',
  category: 'style',
  severity: 'info',
  packs: [],
  since: '2026-11',
  aliases: ['InvalidDefinitionDescription'],
  why: '`docker build --call=outline` shows the comment above an ARG or a stage as its description, but only when it starts with the name.',
  remedy: 'Write `# NAME description`, or put a blank line below a comment that describes something else.',
  references: ['https://docs.docker.com/reference/build-checks/invalid-definition-description/'],
  messages: { other: 'This comment describes {name} only if it starts with that name.' },
  check: {
    file({ document, report, text }) {
      for (const instruction of document.instructions) {
        const names = namesOf(instruction);
        const comment = instruction.comments.at(-1);
        if (!comment || comment.text === '' || names.length === 0) continue;
        const described = instruction.comments.some(({ text }) => names.some((name) => text.startsWith(`${name} `)));
        if (described) continue;
        const start = comment.lines.end;
        const isAbove = start === instruction.lines.start;
        const lineEnd = lineEndBefore(text, start);
        report({
          message: 'other',
          values: { name: names[0] ?? '' },
          at: comment.span,
          fix: isAbove
            ? {
                title: 'Put a blank line between the comment and the instruction',
                safety: 'safe',
                edits: [{ span: { start, end: start }, text: lineEnd }],
              }
            : undefined,
        });
      }
    },
  },
  examples: [
    {
      bad: '# the release\nARG VERSION=1\nFROM alpine:3.23\n',
      at: '# the release',
      good: '# the release\n\nARG VERSION=1\nFROM alpine:3.23\n',
    },
    { good: '# VERSION is the release\nARG VERSION=1\nFROM alpine:3.23\n' },
  ],
});

function namesOf(instruction: Instruction): readonly string[] {
  if (instruction.kind === 'ARG') return instruction.declarations.map(({ name }) => name.text);
  return instruction.kind === 'FROM' && instruction.name ? [instruction.name.text] : [];
}
