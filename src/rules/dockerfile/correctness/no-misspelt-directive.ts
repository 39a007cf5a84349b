import { defineRule } from '#lint/define-rule.js';
import { nearestOf } from '#text/nearest.js';

export default defineRule({
  id: 'no-misspelt-directive',
  title: 'Spell parser directives right and keep them on top',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'A directive that Docker does not know, or that stands below another comment or an instruction, is a comment like any other: the syntax version or the escape character is not what the file seems to say.',
  remedy: 'Correct the name, or move the line to the top of the file.',
  references: ['https://docs.docker.com/reference/dockerfile/#parser-directives'],
  messages: {
    misspelt: '{name} is no parser directive; {nearest} is.',
    late: 'The directive {name} only counts at the top of the file.',
  },
  check: {
    file({ document, report }) {
      let onTop = true;
      for (const node of document.nodes) {
        if (node.type === 'instruction') return;
        if (node.type !== 'comment') continue;
        const match = /^(syntax|escape|check|[a-z]{4,8})\s*=\s*(\S+)$/i.exec(node.text);
        const name = match?.[1]?.toLowerCase();
        if (!name || !match?.[2]) {
          onTop = false;
          continue;
        }
        // `# check=` above an instruction is for that instruction.
        if (name === 'check') continue;
        if (/^(?:syntax|escape)$/.test(name)) report({ message: 'late', values: { name }, at: node.span });
        else if (onTop && /^docker(?:\.io)?\//.test(match[2])) {
          report({
            message: 'misspelt',
            values: { name, nearest: nearestOf(name, ['syntax']) ?? 'syntax' },
            at: node.span,
          });
        }
      }
    },
  },
  examples: [
    { bad: '# sytnax=docker/dockerfile:1\nFROM alpine:3.23\n', at: '# sytnax=docker/dockerfile:1' },
    {
      title: 'Below another comment',
      bad: '# My image\n# syntax=docker/dockerfile:1\nFROM alpine:3.23\n',
      at: '# syntax=docker/dockerfile:1',
    },
    { good: '# syntax=docker/dockerfile:1\n# My image\nFROM alpine:3.23\n' },
  ],
});
