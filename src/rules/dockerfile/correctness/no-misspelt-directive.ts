import { defineRule } from '#lint/define-rule.js';
import { reviewFix } from '#lint/edits/review-fix.js';
import type { Fix } from '#lint/finding.js';
import { nearestOf } from '#text/nearest.js';
import type { Span } from '#text/span.js';

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
    unequal: 'A directive needs an equals sign: {name}={value}.',
    late: 'The directive {name} only counts at the top of the file.',
  },
  check: {
    file({ document, report }) {
      let onTop = true;
      for (const node of document.nodes) {
        if (node.type === 'instruction') return;
        if (node.type !== 'comment') continue;
        const match = /^([a-z]{4,8})(\s*=\s*|\s*:\s*|\s+)(\S+)$/i.exec(node.text);
        const name = match?.[1]?.toLowerCase();
        const value = match?.[3];
        if (!name || !value) {
          onTop = false;
          continue;
        }
        const nearest = directiveWith(name, value);
        const equals = match[2]?.includes('=');
        // `# check=` above an instruction is for that instruction.
        if (equals && /^(?:syntax|escape)$/.test(name)) report({ message: 'late', values: { name }, at: node.span });
        else if (name === nearest && !equals && onTop)
          report({
            message: 'unequal',
            values: { name, value },
            at: node.span,
            fix: directiveFix(node.span, name, value),
          });
        else if (nearest && name !== nearest && onTop)
          report({
            message: 'misspelt',
            values: { name, nearest },
            at: node.span,
            fix: directiveFix(node.span, nearest, value),
          });
      }
    },
  },
  examples: [
    {
      bad: '# sytnax=docker/dockerfile:1\nFROM alpine:3.23\n',
      at: '# sytnax=docker/dockerfile:1',
      good: '# syntax=docker/dockerfile:1\nFROM alpine:3.23\n',
    },
    {
      title: 'Below another comment',
      bad: '# My image\n# syntax=docker/dockerfile:1\nFROM alpine:3.23\n',
      at: '# syntax=docker/dockerfile:1',
    },
    {
      title: 'A colon',
      bad: '# syntax: docker/dockerfile:1\nFROM alpine:3.23\n',
      at: '# syntax: docker/dockerfile:1',
      good: '# syntax=docker/dockerfile:1\nFROM alpine:3.23\n',
    },
    {
      bad: '# esacpe=`\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2025\n',
      at: '# esacpe=`',
      good: '# escape=`\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2025\n',
    },
    { good: '# syntax=docker/dockerfile:1\n# My image\nFROM alpine:3.23\n' },
  ],
});

/** The directive that a value belongs to, when the name could mean it. */
function directiveWith(name: string, value: string): string | undefined {
  if (/^docker(?:\.io)?\/dockerfile\b/.test(value) || value.startsWith('docker.io/docker/dockerfile'))
    return nearestOf(name, ['syntax']);
  if (/^[\\`]$/.test(value)) return nearestOf(name, ['escape']);
  return /^(?:skip|error|experimental)=/.test(value) ? nearestOf(name, ['check']) : undefined;
}

/** The directive as Docker reads it. From then on it has an effect. */
function directiveFix(span: Span, name: string, value: string): Fix | undefined {
  return reviewFix(`Write # ${name}=${value}`, { span, text: `# ${name}=${value}` });
}
