import assert from 'node:assert/strict';
import { test } from 'node:test';
import { widthOf } from '#report/cells.js';
import type { ReportedFinding, Subject } from '#report/report.js';
import { formatText, type TextOptions } from '#report/text.js';
import { assertExpected } from './expected.js';
import { cleanReport, githubToken, password, reportOf, sampleReport, sampleSources } from './sample-report.js';

const options: TextOptions = { sourceOf: (path) => sampleSources[path], colour: false, quiet: false, width: 80 };

const plainFinding: ReportedFinding = {
  rule: 'no-x',
  title: 'No x',
  aliases: [],
  category: 'style',
  severity: 'info',
  message: 'x is here.',
  why: 'Because.',
  remedy: 'Remove x.',
  start: { line: 1, column: 1 },
  end: { line: 1, column: 2 },
};

function textOf(
  finding: Partial<ReportedFinding>,
  source: string | undefined,
  more: Partial<TextOptions> = {},
): string {
  const report = reportOf([{ kind: 'dockerfile', path: 'Dockerfile', findings: [{ ...plainFinding, ...finding }] }]);
  return formatText(report, { ...options, sourceOf: () => source, ...more });
}

test('a terminal with colours gets ANSI codes and otherwise the same text', () => {
  const coloured = formatText(sampleReport, { ...options, colour: true });
  assertExpected('text-colour.txt', coloured);
  assert.equal(coloured.replace(/\u001b\[[\d;]*m/g, ''), formatText(sampleReport, options));
});

test('without colours no escape character comes out, whatever the file and the messages hold', () => {
  assert.doesNotMatch(formatText(sampleReport, options), /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]/);
});

test('a narrow terminal gets narrow lines', () => {
  assertExpected('text-narrow.txt', formatText(sampleReport, { ...options, width: 50 }));
});

for (const width of [40, 50, 64, 80, 120]) {
  test(`every line fits ${width} columns, only a path may stick out`, () => {
    for (const line of formatText(sampleReport, { ...options, width }).split('\n'))
      if (!/Dockerfile(?::\d+:\d+)?$/.test(line)) assert.ok(widthOf(line) <= width, line);
  });
}

test('quiet prints one line a finding as compilers do', () => {
  assertExpected('text-quiet.txt', formatText(sampleReport, { ...options, quiet: true }));
});

test('quiet says nothing of a clean run', () => {
  assert.equal(formatText(cleanReport, { ...options, quiet: true }), '');
});

test('a clean run says so in one line', () => {
  assert.equal(formatText(cleanReport, options), '2 files: nothing found, ready to sail.\n');
});

test('a run without files says so', () => {
  assert.equal(formatText(reportOf([]), options), 'No files to check.\n');
});

test('files that could not be read are counted in the summary', () => {
  const error = { code: 'FILE_MISSING', message: 'No such file.', hint: 'Check the path.' };
  const missing: Subject = { kind: 'dockerfile', path: 'gone', findings: [], error };
  assert.equal(
    formatText(reportOf([missing]), options),
    'error gone: No such file. Check the path.\n\n1 file: could not be read\n',
  );
  assert.match(formatText(reportOf([missing, missing]), options), /\n2 files: none could be read\n$/);
  assert.match(
    formatText(reportOf([...cleanReport.subjects, missing]), options),
    /\n3 files: nothing found; 1 file could not be read\n$/,
  );
});

test('one is singular and two are plural', () => {
  assert.match(textOf({}, 'x'), /^1 file: 1 info$/m);
  const findings = [plainFinding, { ...plainFinding, severity: 'error' as const }, { ...plainFinding }];
  const report = reportOf([{ kind: 'dockerfile', path: 'Dockerfile', findings }]);
  assert.match(formatText(report, options), /^1 file: 1 error, 2 infos$/m);
});

test('a finding in a file whose text is not known is shown without source lines', () => {
  assert.doesNotMatch(textOf({}, undefined), /│/);
});

test('a place behind the end of the text is shown without source lines', () => {
  assert.doesNotMatch(textOf({ start: { line: 9, column: 3 }, end: { line: 9, column: 5 } }, 'FROM x\n'), /│/);
});

test('a secret in the source is covered character by character, so the underline stays true', () => {
  const line = `ENV A=1 TOKEN=${githubToken} B=2`;
  const column = line.indexOf('B=2') + 1;
  const shown = textOf({ start: { line: 1, column }, end: { line: 1, column: column + 3 } }, line);
  const [source = '', underline = ''] = shown.split('\n').filter((each) => each.includes('│'));
  assert.equal(underline.indexOf('^^^'), source.indexOf('B=2'));
  assert.ok(!shown.includes(githubToken.slice(0, 8)));
});

test('a private key in the source is covered on all its lines', () => {
  const body = ['MIIEvQIBADANBgkqhkiG', '9w0BAQEFAASCBKcw'];
  const source = ['RUN <<EOF', '-----BEGIN PRIVATE KEY-----', ...body, '-----END PRIVATE KEY-----', 'EOF'].join('\n');
  const shown = textOf({ start: { line: 3, column: 1 }, end: { line: 4, column: 5 } }, source);
  for (const line of body) assert.ok(!shown.includes(line), line);
  assert.match(shown, /3 │ \*{20}$/m);
});

test('a masked message does not show the password that the source line hides', () => {
  const shown = textOf({ message: `password=${password} is here` }, `ARG DB_PASSWORD=${password}`);
  assert.ok(!shown.includes(password));
});

test('why is printed once a file, and at most its first sentences of 200 characters', () => {
  const why = `First sentence, e.g. \`this\` one. ${'Second with a file.txt in it '.repeat(4)}ends. ${'Third '.repeat(40)}.`;
  const once = textOf({ why }, 'x', { width: 400 });
  assert.match(once, /why: First sentence, e\.g\. `this` one\. Second .* ends\.$/m);
  const findings = [{ ...plainFinding }, { ...plainFinding, start: { line: 2, column: 1 } }];
  const twoFiles = ['a', 'b'].map((path): Subject => ({ kind: 'dockerfile', path, findings }));
  assert.equal(formatText(reportOf(twoFiles), options).match(/why: /g)?.length, 2);
});

test('without a fix the remedy of the rule is printed, once a file', () => {
  const shown = textOf({}, 'x');
  assert.match(shown, /^ {2}help: Remove x\.$/m);
  const findings = [plainFinding, plainFinding];
  const twice = formatText(reportOf([{ kind: 'dockerfile', path: 'Dockerfile', findings }]), options);
  assert.equal(twice.match(/help: /g)?.length, 1);
  assert.doesNotMatch(textOf({ fix: { title: 'Drop x', safety: 'safe', edits: [] } }, 'x'), /help:/);
});

test('evidence is told in units that people read', () => {
  const costOf = (evidence: ReportedFinding['evidence']) => /cost: (.*)/.exec(textOf({ evidence }, 'x'))?.[1];
  assert.equal(costOf({ bytes: 0 }), '0 B');
  assert.equal(costOf({ bytes: 1500 }), '1.5 kB');
  assert.equal(costOf({ bytes: 123_456_789, estimated: true }), 'about 123 MB');
  assert.equal(costOf({ bytes: 2_340_000_000_000 }), '2.34 TB');
  assert.equal(costOf({ seconds: 12.04 }), '12 s');
  assert.equal(costOf({}), undefined);
});

test('findings stand in the order of their places, whatever the order of the report', () => {
  const at = (line: number, column: number) => ({ ...plainFinding, start: { line, column }, end: { line, column } });
  const findings = [at(2, 1), at(1, 9), at(1, 2)];
  const report = reportOf([{ kind: 'dockerfile', path: 'Dockerfile', findings }]);
  const places = formatText(report, options).match(/Dockerfile:\d+:\d+/g);
  assert.deepEqual(places, ['Dockerfile:1:2', 'Dockerfile:1:9', 'Dockerfile:2:1']);
});
