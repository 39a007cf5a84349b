import type { Env, Label } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import type { Span } from '#text/span.js';

export default defineRule({
  id: 'no-typographic-characters',
  title: 'Write straight quotes and plain hyphens',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['SC1015', 'SC1016', 'SC1100', 'SC1110', 'SC1111', 'SC1112'],
  why: 'Word processors and blogs turn quotes into curly ones and two hyphens into a dash. To Docker and the shell these are letters: the option is taken for a file name, and the quotes become part of the value.',
  remedy: 'Type the character anew: a straight quote, or one or two hyphens.',
  messages: {
    dash: 'A long dash starts no option: this is a word like any other.',
    quote: 'A curly quote is a letter like any other here.',
  },
  check: {
    command(command, { report }) {
      if (/^(?:echo|printf)$/.test(command.program)) return;
      for (const { text, span, source } of command.args) {
        const dash = /^[\u2012-\u2015](?=[\u2012-\u2015]?[A-Za-z])/.exec(text);
        const quote = dash ? null : /(?:^|=)[\u2018-\u201f]/.exec(text);
        if (!dash && !quote) continue;
        const exact = source.text.length > 0 && span.end - span.start === text.length;
        const index = quote ? quote.index + quote[0].length - 1 : 0;
        const at = exact ? { start: span.start + index, end: span.start + index + 1 } : span;
        if (dash) report({ message: 'dash', at });
        else report({ message: 'quote', at });
        return;
      }
    },
    ENV: judgePairs,
    LABEL: judgePairs,
  },
  examples: [
    { bad: 'FROM debian:13\nRUN apt-get install -y \u2013no-install-recommends curl\n', at: '\u2013' },
    { bad: 'FROM debian:13\nENV GREETING=\u201cHello\u201d\n', at: '\u201c' },
    { title: 'A text', good: 'FROM debian:13\nRUN echo \u201cHello\u201d && git commit -m "a \u2013 b"\n' },
    { good: 'FROM debian:13\nENV GREETING="Hello"\n' },
  ],
});

function judgePairs(
  { pairs }: Env | Label,
  { report }: { report(report: { readonly message: 'quote'; readonly at: Span; readonly values?: undefined }): void },
): void {
  for (const { value, legacy } of pairs) {
    if (legacy || !/^[\u2018-\u201f]/.test(value.text)) continue;
    report({ message: 'quote', at: { start: value.span.start, end: value.span.start + 1 } });
  }
}
