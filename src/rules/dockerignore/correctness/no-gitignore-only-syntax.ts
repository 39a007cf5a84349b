import { defineIgnoreRule } from '#lint/define-rule.js';
import type { Fix } from '#lint/finding.js';
import { lineEndOf } from '#text/lines.js';

export default defineIgnoreRule({
  id: 'no-gitignore-only-syntax',
  title: 'Write patterns as Docker reads them',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Docker matches with the rules of Go, not with those of git or a shell: braces are no alternatives, and `!` in brackets is a character like any other. Such a pattern leaves out nothing, or the wrong files.',
  remedy: 'Write a line for each alternative, and `[^…]` for all but some characters.',
  references: ['https://docs.docker.com/build/concepts/context/#syntax'],
  messages: {
    braces: 'Docker knows no alternatives in braces: this matches nothing.',
    not: 'In brackets Docker takes `!` for a character; all but those is `^`.',
  },
  check({ dockerignore, listing, text, report }) {
    for (const { span, matches } of dockerignore.rules) {
      const words = text.slice(span.start, span.end);
      const [braces, before = '', list = '', after = ''] = /^([^{}]*)\{([^{}]*,[^{}]*)\}([^{}]*)$/.exec(words) ?? [];
      const bracket = words.indexOf('[!', 1) < 0 && !words.startsWith('[!') ? -1 : words.indexOf('[!');
      if (braces !== undefined && !listing?.entries.some(({ path }) => matches?.(path))) {
        const lines = list.split(',').map((each) => `${before}${each.trim()}${after}`);
        const feed = lineEndOf(text);
        const fix: Fix = {
          title: 'Write a line for each',
          safety: 'review',
          edits: [{ span, text: lines.join(feed) }],
        };
        report({ message: 'braces', at: span, fix });
      } else if (bracket >= 0 && words.includes(']', bracket + 3)) {
        const start = span.start + bracket + 1;
        const at = { start, end: start + 1 };
        const fix: Fix = { title: 'Write ^', safety: 'review', edits: [{ span: at, text: '^' }] };
        report({ message: 'not', at, fix });
      }
    }
  },
  examples: [
    { bad: '*.{log,tmp}\ndist\n', at: '*.{log,tmp}', good: '*.log\n*.tmp\ndist\n' },
    { title: 'All but some characters', bad: 'file[!0-9]\n', at: '!', good: 'file[^0-9]\n' },
    { title: 'A name with braces', good: '{{cookiecutter}}\n' },
  ],
});
