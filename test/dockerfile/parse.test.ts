import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Instruction } from '#dockerfile/document.js';
import { parse } from '#dockerfile/parse.js';

function only<Kind extends Instruction['kind']>(text: string, kind: Kind): Extract<Instruction, { kind: Kind }> {
  const found = parse(text).instructions.find((each) => each.kind === kind);
  assert.ok(found, `no ${kind}`);
  return found as Extract<Instruction, { kind: Kind }>;
}

function textAt(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  return text.slice(start, end);
}

function problems(text: string): readonly string[] {
  return parse(text).problems.map(({ rule, span }) => `${rule}@${textAt(text, span)}`);
}

describe('nodes', () => {
  const text =
    '\ufeff# syntax=docker/dockerfile:1\r\n\r\n# a comment\r\nFROM a AS b\r\n  RUN c \\\r\n  # inside\r\n\r\n  d\r\nCOPY <<X /x\r\nbody\r\nX\r\n';

  it('tile the text line by line', () => {
    const { nodes } = parse(text);
    assert.deepEqual(
      nodes.map(({ type }) => type),
      ['directive', 'blank', 'comment', 'instruction', 'instruction', 'instruction'],
    );
    assert.equal(nodes.map(({ lines }) => textAt(text, lines)).join(''), text);
  });

  it('keep comments and blank lines inside an instruction', () => {
    const run = only(text, 'RUN');
    assert.equal(run.line.text, 'RUN c   d');
    assert.deepEqual(
      run.innerComments.map((span) => textAt(text, span)),
      ['# inside'],
    );
    assert.equal(run.innerBlanks.length, 1);
  });

  it('hold the comments directly above an instruction', () => {
    assert.deepEqual(
      only(text, 'FROM').comments.map((comment) => comment.text),
      ['a comment'],
    );
    assert.deepEqual(
      only('# far\n\n# near\nFROM a\n', 'FROM').comments.map((comment) => comment.text),
      ['near'],
    );
  });
});

describe('directives', () => {
  it('count at the top only, once each, and switch the escape character', () => {
    assert.equal(parse('# escape=`\nFROM a\nRUN b `\n c\n').escape, '`');
    assert.equal(only('# escape=`\nFROM a\nRUN b `\n c\n', 'RUN').line.text, 'RUN b  c');
    assert.equal(parse('# a comment\n# escape=`\nFROM a\n').escape, '\\');
    assert.deepEqual(problems('# escape=`\n# escape=`\nFROM a\n'), ['no-invalid-directive@# escape=`']);
    assert.deepEqual(problems('# escape=x\nFROM a\n'), ['no-invalid-directive@x']);
  });
});

describe('instructions', () => {
  it('have their parts at exact places', () => {
    const text = 'FROM --platform=$BUILDPLATFORM node:24 AS Build\n';
    const from = only(text, 'FROM');
    assert.deepEqual(
      [from.image, from.as, from.name, from.platform].map((word) => word && textAt(text, word.span)),
      ['node:24', 'AS', 'Build', '$BUILDPLATFORM'],
    );
  });

  it('read both forms of what to run', () => {
    const text = 'FROM a\nCMD [ "a b",  "\\u0063" ]\n';
    const cmd = only(text, 'CMD');
    assert.equal(cmd.form, 'exec');
    assert.deepEqual(
      cmd.exec.map((word) => [word.text, textAt(text, word.span)]),
      [
        ['a b', '"a b"'],
        ['c', '"\\u0063"'],
      ],
    );
    for (const shell of ["CMD ['a']", 'CMD ["a",]', 'CMD [a]', 'CMD a'])
      assert.equal(only(`FROM a\n${shell}\n`, 'CMD').form, 'shell');
  });

  it('read flags, mounts and heredocs of RUN', () => {
    const text = 'FROM a\nRUN --mount=type=cache,dst=/c,sharing=locked --network=none <<A <<-"B"\n1\nA\n\t2\n\tB\n';
    const run = only(text, 'RUN');
    assert.deepEqual(
      run.flags.map(({ name, value }) => [name, value?.text]),
      [
        ['mount', 'type=cache,dst=/c,sharing=locked'],
        ['network', 'none'],
      ],
    );
    assert.deepEqual(
      [run.mounts[0]?.type, run.mounts[0]?.target?.text, run.mounts[0]?.sharing?.text],
      ['cache', '/c', 'locked'],
    );
    assert.equal(run.mounts[0]?.target && textAt(text, run.mounts[0].target.span), '/c');
    assert.deepEqual(
      run.heredocs.map(({ name, expand, chomp, body }) => [name, expand, chomp, textAt(text, body)]),
      [
        ['A', true, false, '1\n'],
        ['B', false, true, '\t2\n'],
      ],
    );
  });

  it('read sources and destination of COPY in both forms', () => {
    const copy = only('FROM a\nCOPY --from=b ["x y", "z", "/d/"]\n', 'COPY');
    assert.deepEqual(
      [copy.sources.map((word) => word.text), copy.destination?.text, copy.from?.text],
      [['x y', 'z'], '/d/', 'b'],
    );
    assert.deepEqual(
      only('FROM a\nCOPY <<EOF f /d\nx\nEOF\n', 'COPY').sources.map((word) => word.text),
      ['f'],
    );
  });

  it('read pairs with quotes, and the old form', () => {
    const text = 'FROM a\nENV A="1 2" B=\\ x C=\nLABEL old value with blanks\n';
    assert.deepEqual(
      only(text, 'ENV').pairs.map(({ key, value, legacy }) => [key.text, value.text, legacy]),
      [
        ['A', '"1 2"', false],
        ['B', '\\ x', false],
        ['C', '', false],
      ],
    );
    assert.deepEqual(
      only(text, 'LABEL').pairs.map(({ key, value, legacy }) => [key.text, value.text, legacy]),
      [['old', 'value with blanks', true]],
    );
  });

  it('read what ONBUILD holds back', () => {
    const onbuild = only('FROM a\nONBUILD COPY --chown=1 . /x\n', 'ONBUILD');
    assert.equal(onbuild.instruction?.kind, 'COPY');
    assert.equal(onbuild.instruction?.trigger, true);
  });
});

describe('problems', () => {
  const CASES: readonly (readonly [string, readonly string[]])[] = [
    ['FROM a\nCOPPY x y\n', ['no-unknown-instruction@COPPY']],
    ['FROM a\nCOPY x\n', ['no-wrong-argument-count@COPY']],
    ['FROM a b\n', ['no-wrong-argument-count@FROM']],
    ['FROM a AS 1x\n', ['no-invalid-stage-name@1x']],
    ['RUN x\nFROM a\n', ['no-instruction-before-from@RUN']],
    ['ARG A\n', ['no-missing-from@ARG A']],
    ['', ['no-missing-from@']],
    ['FROM a\nRUN <<E\nx\n', ['no-unterminated-heredoc@<<E']],
    ['FROM a\nCOPY --form=b x y\n', ['no-unknown-flag@--form=b']],
    ['FROM a\nCOPY --link=perhaps x y\n', ['no-invalid-flag-value@perhaps']],
    ['FROM a\nRUN --network=x y\n', ['no-invalid-flag-value@x']],
    ['FROM a\nRUN --mount=type=bnd,target=/x y\n', ['no-invalid-mount@--mount=type=bnd,target=/x']],
    ['FROM a\nENV A=1 B\n', ['no-invalid-key-value@B']],
    ['FROM a\nVOLUME [1]\n', ['no-invalid-json-array@[1]']],
    ['FROM a\nHEALTHCHECK --timeout=3 CMD x\n', ['no-invalid-healthcheck@3']],
    ['FROM a\nONBUILD ONBUILD RUN x\n', ['no-invalid-onbuild@ONBUILD']],
  ];
  for (const [text, expected] of CASES)
    it(`of ${JSON.stringify(text)}`, () => assert.deepEqual(problems(text), expected));

  it('never hide what follows', () => {
    const text = 'FROM a\nWAT\nRUN <<E\nx\n  E\nCOPY x y\n';
    assert.deepEqual(
      parse(text).instructions.map(({ kind }) => kind),
      ['FROM', 'UNKNOWN', 'RUN', 'COPY'],
    );
    assert.deepEqual(problems(text), ['no-unknown-instruction@WAT', 'no-unterminated-heredoc@<<E']);
  });
});

it('survives any text: no exception, tiling nodes, spans inside the text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'FROM a\n',
      'RUN <<E\n',
      'E\n',
      'COPY ["',
      '\\\n',
      '# c\n',
      '--x=',
      '${',
      'ENV A="',
      '\r\n',
      '\ufeff',
      'ONBUILD ',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const document = parse(text);
      assert.equal(document.nodes.map(({ lines }) => textAt(text, lines)).join(''), text);
      for (const { span, rest, flags } of document.instructions) {
        const places = [span, ...flags.map((flag) => flag.span), rest.spanOf(0, rest.text.length)];
        for (const place of places) assert.ok(place.start >= 0 && place.start <= place.end && place.end <= text.length);
      }
    }),
    { numRuns: 1500 },
  );
});
