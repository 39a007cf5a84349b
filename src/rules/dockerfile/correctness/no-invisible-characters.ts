import { defineRule } from '#lint/define-rule.js';
import type { JoinedText } from '#text/joined-text.js';

export default defineRule({
  id: 'no-invisible-characters',
  title: 'Use plain blanks, and no characters that nobody sees',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['SC1018'],
  why: 'A no-break space or a zero-width character comes along when text is copied from a web page or a chat. It separates no words: the shell looks for a program called `apt-get update` with the blank in its name, and the error message looks like nonsense.',
  remedy: 'Replace it by a plain blank, or delete it.',
  messages: { blank: '{name} (U+{code}) is no blank for Docker.', hidden: '{name} (U+{code}) cannot be seen here.' },
  check: {
    file({ document, model, report }) {
      if (!INVISIBLE.test(document.text)) return;
      for (const instruction of document.instructions) {
        for (const text of [
          instruction.line,
          ...(instruction.kind === 'RUN' ? heredocs(model.scriptsOf(instruction)) : []),
        ]) {
          for (const index of unquotedInvisible(text.text)) {
            const code = text.text.charCodeAt(index);
            const isBlank = BLANKS.test(text.text[index] as string);
            const at = text.spanOf(index, index + 1);
            report({
              message: isBlank ? 'blank' : 'hidden',
              values: {
                name: NAMES[code] ?? (isBlank ? 'A wide blank' : 'A control character'),
                code: code.toString(16).toUpperCase().padStart(4, '0'),
              },
              at,
              fix: {
                title: isBlank ? 'Use a plain blank' : 'Delete it',
                safety: 'safe',
                edits: [{ span: at, text: isBlank ? ' ' : '' }],
              },
            });
          }
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN apt-get\u00a0update\n',
      at: '\u00a0',
      good: 'FROM debian:13\nRUN apt-get update\n',
    },
    {
      title: 'Zero width',
      bad: 'FROM debian:13\nEXPOSE 80\u200b\n',
      at: '\u200b',
      good: 'FROM debian:13\nEXPOSE 80\n',
    },
    { title: 'In a text', good: 'FROM debian:13\nLABEL description="100\u00a0% cotton"\n' },
  ],
});

const BLANKS = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
const INVISIBLE =
  /[\u00a0\u00ad\u1680\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f\u2060\u2066-\u2069\u3000]|(?!^)\ufeff|[\u0000-\u0008\u000e-\u001f\u007f]/;
const NAMES: Readonly<Record<number, string>> = {
  160: 'A no-break space',
  173: 'A soft hyphen',
  8203: 'A zero-width space',
  8206: 'A left-to-right mark',
  8207: 'A right-to-left mark',
  8239: 'A narrow no-break space',
  8288: 'A word joiner',
  65279: 'A byte order mark',
};

function heredocs(scripts: readonly { readonly form: string; readonly source: JoinedText }[]): readonly JoinedText[] {
  return scripts.filter(({ form }) => form === 'heredoc').map(({ source }) => source);
}

/** Where invisible characters stand outside of quotes and shell comments. */
function unquotedInvisible(text: string): readonly number[] {
  if (!INVISIBLE.test(text)) return [];
  const found: number[] = [];
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (character === '\\' && quote !== "'") at++;
    else if (quote === '' ? character === '"' || character === "'" : character === quote)
      quote = quote === '' ? character : '';
    else if (quote === '' && character === '#' && (at === 0 || /\s/.test(text[at - 1] as string))) {
      const feed = text.indexOf('\n', at);
      if (feed < 0) break;
      at = feed;
    } else if (quote === '' && INVISIBLE.test(` ${character}`)) found.push(at);
  }
  return found;
}
