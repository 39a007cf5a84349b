import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Instruction } from '#dockerfile/document.js';
import { parse } from '#dockerfile/parse.js';
import { format } from '#rewrite/format/format.js';
import type { FormatOptions } from '#rewrite/format/format-options.js';

const gap = fc.constantFrom(
  ' ',
  ' ',
  '  ',
  '\t',
  ' \\\n',
  '\\\n  ',
  '   \\ \n\t',
  ' \\\n# note\n  ',
  ' \\\n  #  x\n\n ',
  '\\\n',
);
const word = fc.constantFrom(
  'a',
  'b-c',
  '"d  e"',
  "'f \\\n  g'",
  '"h \\\n\ti"',
  '"$(j \\\n    k)"',
  '$( l )',
  'm\\ n',
  '${o:-p}',
  '&&',
  ';',
  '|',
  '(',
  ')',
  '>',
  'if',
  'fi',
);
const spaced = (words: fc.Arbitrary<string>) =>
  fc.array(fc.tuple(gap, words), { minLength: 1, maxLength: 8 }).map((all) => all.flat().join(''));
const pair = fc.constantFrom('A=1', 'B="2  3"', 'C=4\\ 5', "D='6 \\\n  7'", 'E=8\\\n9');
const instruction = fc.oneof(
  spaced(word).map((rest) => `run${rest}`),
  spaced(word).map((rest) => `  RUN --mount=type=cache,target=/x${rest}`),
  spaced(word).map((rest) => `onbuild  Run${rest}`),
  spaced(word).map((rest) => `HEALTHCHECK --retries=1 \\\n cmd${rest}`),
  spaced(pair).map((rest) => `env${rest}`),
  spaced(pair).map((rest) => `LABEL${rest}`),
  spaced(pair).map((rest) => `arg${rest}`),
  spaced(fc.constantFrom('a', 'b', '/c/')).map((rest) => `COPY a${rest}`),
  spaced(fc.constantFrom('x', 'y  z')).map((rest) => `WORKDIR${rest}`),
  fc.constantFrom(
    'from a As b',
    'CMD [ "a","b  c" ]',
    'ENTRYPOINT ["a", \\\n "b" ]',
    'ENV old  value  \\\n  goes on',
    'RUN cat <<EOF  \n  body  \n\nEOF',
    'SHELL ["powershell"]\nRUN a \\\n   b',
    '# comment  ',
    '   # indented',
    '',
  ),
);
const dockerfile = fc
  .tuple(
    fc.array(instruction, { maxLength: 6 }),
    fc.constantFrom('\n', '\n\n\n', ' \n'),
    fc.constantFrom('', '\n', '\n\n'),
  )
  .map(([all, between, end]) => `FROM base\n${all.join(between)}${end}`);
const options: fc.Arbitrary<FormatOptions> = fc.record({
  indent: fc.constantFrom(undefined, 'tab' as const, 2, 4),
  sortPackages: fc.boolean(),
});

describe('format', () => {
  it('keeps every sign but blanks, every quoted text and here-document, and changes nothing the second time', () => {
    fc.assert(
      fc.property(dockerfile, options, (text, layout) => {
        const before = parse(text);
        const formatted = format({ text, options: layout });
        if (before.problems.length > 0) {
          assert.equal(formatted.left?.because, 'syntax');
          return;
        }
        assert.equal(formatted.left, undefined);
        const after = parse(formatted.text);
        assert.deepEqual(after.instructions.map(signsOf), before.instructions.map(signsOf));
        assert.deepEqual(heredocsOf(formatted.text), heredocsOf(text));
        assert.deepEqual(format({ text: formatted.text, options: layout }), { text: formatted.text, changed: false });
      }),
      { numRuns: 500 },
    );
  });
});

/** What of the generated words has blanks that count, as the logical line has it. */
const FIXED = [
  '"d  e"',
  "'f   g'",
  '"h \ti"',
  'm\\ n',
  'B="2  3"',
  'C=4\\ 5',
  "D='6   7'",
  'E=89',
  '"b  c"',
  'y  z',
  'old  value',
];

/** The logical line without blanks, and how often it has each of the texts whose blanks count. */
function signsOf({ line }: Instruction): readonly (string | number)[] {
  const counts = FIXED.map((text) => line.text.split(text).length);
  return [line.text.replace(/\s+/g, '').toUpperCase(), ...counts];
}

function heredocsOf(text: string): readonly string[] {
  return parse(text).instructions.flatMap(({ heredocs }) =>
    heredocs.map(({ body }) => text.slice(body.start, body.end)),
  );
}
