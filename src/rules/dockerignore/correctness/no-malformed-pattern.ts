import { defineIgnoreRule } from '#lint/define-rule.js';

export default defineIgnoreRule({
  id: 'no-malformed-pattern',
  title: 'Write patterns that Docker understands',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'One pattern that Docker cannot read stops every build that uses the file, before its first step.',
  remedy: 'Close each `[`, put something between the brackets, and end no line in a backslash.',
  references: ['https://pkg.go.dev/path/filepath#Match'],
  messages: { refused: 'Docker refuses the pattern {pattern}.', nothing: '`!` takes nothing back in without a path.' },
  check({ dockerignore, text, report }) {
    for (const { matches, pattern, span } of dockerignore.rules) {
      if (matches) continue;
      if (pattern === '') report({ message: 'nothing', at: span });
      else report({ message: 'refused', values: { pattern: text.slice(span.start, span.end) }, at: span });
    }
  },
  examples: [
    { bad: 'logs[0-9\ntmp\n', at: 'logs[0-9' },
    { title: 'A backslash at the end', bad: 'my\\\n', at: 'my\\' },
    { good: 'logs[0-9]\ntmp\n' },
  ],
});
