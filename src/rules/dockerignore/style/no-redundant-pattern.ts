import { removeLine } from '#dockerignore/edit-lines.js';
import { defineIgnoreRule } from '#lint/define-rule.js';
import type { Fix } from '#lint/finding.js';

export default defineIgnoreRule({
  id: 'no-redundant-pattern',
  title: 'Say everything once',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: [],
  why: 'A line that changes nothing makes people think that it does, and hides the one that decides.',
  remedy: 'Remove the line.',
  messages: {
    twice: '{pattern} stands above already.',
    covered: '{earlier} above leaves {pattern} out already.',
    nothing: 'Nothing above leaves {pattern} out, so there is nothing to take back in.',
  },
  check({ dockerignore: { rules }, text, report }) {
    for (const [index, { pattern, negated, matches, span }] of rules.entries()) {
      if (!matches) continue;
      const above = rules.slice(0, index);
      // What stands above the last line of the other kind may have been undone by it.
      const opposite = above.findLastIndex((each) => each.negated !== negated);
      const same = above.slice(opposite + 1).find((each) => each.pattern === pattern);
      const isLiteral = !/[*?[\\]/.test(pattern);
      const covering = above.slice(opposite + 1).find((each) => each.matches?.(pattern));
      const fix: Fix = { title: 'Remove the line', safety: 'safe', edits: [removeLine(text, span)] };
      const words = text.slice(span.start, span.end);
      if (same) report({ message: 'twice', values: { pattern: words }, at: span, fix });
      else if (isLiteral && !negated && covering) {
        const earlier = text.slice(covering.span.start, covering.span.end);
        report({ message: 'covered', values: { pattern: words, earlier }, at: span, fix });
      } else if (negated && above.every((each) => each.negated) && rules.slice(index).every((each) => each.negated))
        report({ message: 'nothing', values: { pattern }, at: span, fix });
    }
  },
  examples: [
    { bad: 'dist\n.git\ndist/\n', at: 'dist/', good: 'dist\n.git\n' },
    { title: 'A pattern has it', bad: '*.log\ndebug.log\n', at: 'debug.log', good: '*.log\n' },
    { title: 'No pattern at all', bad: '# all\n!src\n', at: '!src', good: '# all\n' },
    { title: 'Left out again', good: '*.log\n!debug.log\ndebug.log\n' },
  ],
});
