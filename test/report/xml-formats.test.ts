import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatCheckstyle } from '#report/checkstyle.js';
import { formatJunit } from '#report/junit.js';
import { printable } from '#report/printable.js';
import { readXml, type XmlElement } from './read-xml.js';
import { cleanReport, nastyPath, reportOf, sampleReport } from './sample-report.js';

test('the reader of these tests refuses what is not well-formed', () => {
  const declared = (xml: string) => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`;
  for (const bad of [
    '<a>',
    '<a></b>',
    '<a b="<"/>',
    '<a>&x;</a>',
    '<a>&</a>',
    '<a b="1" b="2"/>',
    '<a/><b/>',
    '<a>\u0007</a>',
  ])
    assert.throws(() => readXml(declared(bad)), Error, bad);
  assert.equal(readXml(declared('<a b="1&#10;2"><c/>x&amp;y</a>')).attributes.b, '1\n2');
});

test('JUnit has a suite a file, a failed case a finding and a passed case for a clean file', () => {
  const root = readXml(formatJunit(sampleReport));
  assert.equal(root.name, 'testsuites');
  assert.deepEqual(
    root.children.map(({ attributes }) => attributes.name),
    sampleReport.subjects.map(({ path }) => path),
  );
  const [api, nasty, clean, unread] = root.children as [XmlElement, XmlElement, XmlElement, XmlElement];
  assert.equal(api.children.length, 5);
  for (const suite of [api, nasty])
    for (const one of suite.children)
      assert.deepEqual(
        one.children.map(({ name }) => name),
        ['failure'],
      );
  assert.deepEqual(
    clean.children.map(({ name, children }) => [name, children.length]),
    [['testcase', 0]],
  );
  assert.equal(unread.children[0]?.children[0]?.name, 'error');
});

test('the totals of JUnit are those of its cases', () => {
  for (const report of [sampleReport, cleanReport, reportOf([])]) {
    const root = readXml(formatJunit(report));
    for (const element of [root, ...root.children]) {
      const cases = element === root ? root.children.flatMap(({ children }) => children) : element.children;
      const having = (name: string) => cases.filter(({ children }) => children.some((child) => child.name === name));
      assert.equal(Number(element.attributes.tests), cases.length);
      assert.equal(Number(element.attributes.failures), having('failure').length);
      assert.equal(Number(element.attributes.errors), having('error').length);
    }
  }
});

test('Checkstyle has a file element a file and an error element a finding', () => {
  const root = readXml(formatCheckstyle(sampleReport));
  assert.equal(root.name, 'checkstyle');
  assert.deepEqual(root.attributes, { version: '4.3' });
  assert.deepEqual(
    root.children.map(({ attributes, children }) => [attributes.name, children.length]),
    [
      ['services/api/Dockerfile', 5],
      [nastyPath, 5],
      ['deploy/Dockerfile', 0],
      ['old/Dockerfile', 1],
    ],
  );
  for (const { attributes } of root.children.flatMap(({ children }) => children)) {
    assert.match(attributes.line ?? '', /^[1-9]\d*$/);
    assert.match(attributes.severity ?? '', /^(?:error|warning|info)$/);
    assert.match(attributes.source ?? '', /^plimsoll\.[\w-]+$/);
  }
});

test('whatever a message holds, the XML is well-formed and gives the message back', () => {
  const [subject] = sampleReport.subjects;
  const finding = subject?.findings[0];
  assert.ok(subject && finding);
  const unit = fc.oneof(
    fc.nat(0xffff).map((code) => String.fromCharCode(code)),
    fc.constantFrom('<', '&', '"', ']]>', '\n'),
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 30 }), (units) => {
      const message = units.join('');
      const report = reportOf([{ ...subject, findings: [{ ...finding, message }] }]);
      const checkstyle = readXml(formatCheckstyle(report));
      assert.equal(checkstyle.children[0]?.children[0]?.attributes.message, printable(message));
      const junit = readXml(formatJunit(report));
      assert.equal(junit.children[0]?.children[0]?.children[0]?.attributes.message, printable(message));
    }),
  );
});
