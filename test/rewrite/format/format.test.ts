import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from '#dockerfile/parse.js';
import { format } from '#rewrite/format/format.js';
import type { FormatOptions } from '#rewrite/format/format-options.js';
import { sameMeaning } from '#rewrite/same-meaning.js';

const cases = fileURLToPath(new URL('./cases', import.meta.url));

/** The cases that are about an option; all others follow the file. */
const OPTIONS: Readonly<Record<string, FormatOptions>> = {
  'indent-by-tabs-on-request': { indent: 'tab' },
  'indent-by-two-on-request': { indent: 2 },
  'sorted-packages': { sortPackages: true },
};

describe('format', () => {
  for (const name of readdirSync(cases).sort()) {
    it(`lays out ${name}`, () => {
      const before = readFileSync(join(cases, name, 'before.Dockerfile'), 'utf8');
      const after = readFileSync(join(cases, name, 'after.Dockerfile'), 'utf8');
      const options = OPTIONS[name] ?? {};
      const formatted = format({ text: before, options });
      assert.equal(formatted.left, undefined);
      assert.equal(formatted.text, after);
      assert.equal(formatted.changed, before !== after);
      assert.deepEqual(format({ text: after, options }), { text: after, changed: false });
    });
  }

  it('does what its documentation shows', () => {
    const page = readFileSync(fileURLToPath(new URL('../../../docs/format.md', import.meta.url)), 'utf8');
    const [before, after] = [...page.matchAll(/^```dockerfile\n(.*?)^```$/gms)].map((block) => block[1] ?? '');
    assert.ok(before && after && before !== after);
    assert.equal(format({ text: before }).text, after);
  });

  it('keeps carriage returns where most lines have them, and the byte order mark', () => {
    const before = '\ufefffrom a\r\nrun x \\\r\n  y\nCMD ["z"]\r\n\r\n\r\n';
    assert.equal(format({ text: before }).text, '\ufeffFROM a\r\nRUN x \\\r\n  y\r\nCMD ["z"]\r\n');
  });

  it('changes line ends on request, but not in here-documents', () => {
    const text = 'FROM a\r\nCOPY <<EOF /x\r\nbody\r\nEOF\r\n';
    assert.equal(format({ text, options: { lineEnd: '\n' } }).text, 'FROM a\nCOPY <<EOF /x\nbody\r\nEOF\n');
  });

  it('leaves the end of the file and the ends of lines alone where that is asked', () => {
    const text = 'FROM a  \nRUN x   \n# y  ';
    assert.deepEqual(format({ text, options: { trimLines: false, finalLineEnd: false } }), { text, changed: false });
  });

  it('does not turn a comment into a parser directive', () => {
    const text = '\n\n# escape=`\nFROM a\n';
    assert.equal(format({ text }).text, '\n# escape=`\nFROM a\n');
  });

  it('leaves a file with a syntax problem as it is and names the line', () => {
    const text = 'from a\nrum x\n';
    assert.deepEqual(format({ text }), {
      text,
      changed: false,
      left: { because: 'syntax', message: 'line 2 does not parse: rum is no instruction. Did you mean RUN?' },
    });
  });
});

describe('the gate of format', () => {
  it('leaves a file as it is when a command might change, and says why', () => {
    // No shell reads this; where its word would end is anybody's guess.
    const text = 'from a\nRUN x${ \\\nb\n';
    const message = 'the arguments of RUN would change';
    assert.deepEqual(format({ text }), { text, changed: false, left: { because: 'meaning', message } });
  });
});

describe('sameMeaning', () => {
  const reason = (before: string, after: string) => sameMeaning(parse(before), parse(after));

  it('takes another layout for the same', () => {
    assert.equal(
      reason('from a as b\nRUN x "y z" \\\n && w\n', 'FROM a AS b\n\nRUN x "y z"    \\\n    && w\n'),
      undefined,
    );
  });

  it('sees a changed blank inside of quotes', () => {
    assert.match(reason('FROM a\nRUN x "y z"\n', 'FROM a\nRUN x "y  z"\n') ?? '', /the arguments of RUN/);
    assert.match(reason('FROM a\nENV x="y z"\n', 'FROM a\nENV x="y  z"\n') ?? '', /the arguments of ENV/);
  });

  it('sees a changed word, flag, here-document, comment and directive', () => {
    assert.match(reason('FROM a\nRUN x\n', 'FROM a\nRUN y\n') ?? '', /the arguments/);
    assert.match(reason('FROM a\nRUN --network=none x\n', 'FROM a\nRUN x\n') ?? '', /the flags/);
    assert.match(reason('FROM a\nRUN <<E\n x\nE\n', 'FROM a\nRUN <<E\nx\nE\n') ?? '', /the here-documents/);
    assert.match(reason('# b\nFROM a\n', '# b\n\nFROM a\n') ?? '', /the comments/);
    assert.match(reason('# escape=`\nFROM a\n', '# escape=\\\nFROM a\n') ?? '', /the parser directives/);
  });

  it('sees a text that no longer parses, and an instruction that is gone', () => {
    assert.match(reason('FROM a\nRUN x\n', 'FROM a\nRU x\n') ?? '', /no longer parse/);
    assert.match(reason('FROM a\nRUN x\n', 'FROM a\n') ?? '', /the number of instructions/);
  });

  it('compares by the byte what no POSIX shell reads', () => {
    const windows = (run: string) => `FROM a\nSHELL ["powershell"]\nRUN ${run}\n`;
    assert.equal(reason(windows('x  y'), windows('x  y')), undefined);
    assert.match(reason(windows('x  y'), windows('x y')) ?? '', /the arguments/);
  });
});
