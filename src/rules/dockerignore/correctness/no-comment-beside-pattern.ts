import type { IgnoreRule } from '#dockerignore/dockerignore.js';
import { defineIgnoreRule } from '#lint/define-rule.js';
import type { Fix } from '#lint/finding.js';
import { lineEndOf } from '#text/lines.js';

export default defineIgnoreRule({
  id: 'no-comment-beside-pattern',
  title: 'Give comments a line of their own',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Only a `#` in the first column starts a comment. Anywhere else it is a part of the pattern, which then matches no file: what the line should keep out of the build goes in, and what it should take back stays out.',
  remedy: 'Move the comment to the line above, and start it in the first column.',
  references: ['https://docs.docker.com/build/concepts/context/#syntax'],
  messages: {
    beside: 'Docker takes {comment} for a part of the pattern.',
    indented: 'Docker takes this comment for a pattern, as blanks stand before it.',
  },
  check({ dockerignore, text, listing, report }) {
    for (const { span } of dockerignore.rules) {
      const words = text.slice(span.start, span.end);
      const [, pattern = '', comment = ''] = /^(\S*)[ \t]+(#.*)$/.exec(words) ?? [];
      // A file may have such a name.
      if (listing?.entries.some(({ path }) => path.endsWith(words.replace(/^!/, '')))) continue;
      if (words.startsWith('#')) {
        const start = text.lastIndexOf('\n', span.start - 1) + 1;
        report({ message: 'indented', at: span, fix: unindented({ start, end: span.start + 1 }) });
      } else if (comment !== '') {
        const at = { start: span.end - comment.length, end: span.end };
        const fix: Fix = {
          title: 'Move the comment above the pattern',
          safety: 'safe',
          edits: [{ span, text: `${comment}${lineEndOf(text)}${pattern}` }],
        };
        report({ message: 'beside', values: { comment }, at, fix });
      }
    }
  },
  examples: [
    { bad: '*.md\n!README.md # for the site\n', at: '# for the site', good: '*.md\n# for the site\n!README.md\n' },
    { title: 'Blanks before it', bad: '  # logs\n*.log\n', at: '# logs', good: '# logs\n*.log\n' },
    { title: 'A name with a hash', good: 'notes#1.txt\n' },
    { title: 'A file that is called so', good: 'a #b\n', files: ['a #b'] },
  ],
});

function unindented(blanks: IgnoreRule['span']): Fix {
  return { title: 'Start the comment in the first column', safety: 'safe', edits: [{ span: blanks, text: '#' }] };
}
