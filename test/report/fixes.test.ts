import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FixedSubject } from '#report/fix-report.js';
import { fixReportOf } from '#report/fix-report.js';
import { formatFixes } from '#report/fixes.js';

const page = { colour: false, width: 80, diff: false };
const token = `ghp_${'x7Qa'.repeat(9)}`;

function subject(changes: Partial<FixedSubject>): FixedSubject {
  const text = 'FROM debian:13\n';
  return { path: 'Dockerfile', before: text, text, applied: [], withheld: [], remaining: [], ...changes };
}

const yes = {
  rule: 'use-assume-yes-for-apt-get',
  title: 'Add -y behind install',
  safety: 'safe',
  removes: [],
} as const;

describe('the report of fixes', () => {
  it('counts a fix that was made more than once', () => {
    const text = formatFixes(fixReportOf([subject({ text: 'FROM debian:13 \n', applied: [yes, yes] })]), 'text', page);
    assert.equal(
      text,
      'Dockerfile  2 fixes\n  use-assume-yes-for-apt-get  Add -y behind install (2 times)\n\n1 file: changed by 2 fixes.\n',
    );
  });

  it('says which fix was withheld, why, and how to get the others', () => {
    const withheld = [{ rule: 'no-sudo', reason: 'the command at line 3 would change' }];
    assert.equal(
      formatFixes(fixReportOf([subject({ withheld })]), 'text', page),
      'Dockerfile  left as it was\n  no-sudo is withheld: the command at line 3 would change.\n  The other fixes: plimsoll fix --skip no-sudo Dockerfile\n\n1 file: nothing to fix; 1 file left as it was.\n',
    );
  });

  it('orders the files by their path and says what could not be read', () => {
    const error = { code: 'FILE_NOT_FOUND', message: 'a does not exist.', hint: 'Name a file.' };
    const report = fixReportOf([subject({ path: 'b' }), subject({ path: 'a', error })]);
    assert.deepEqual(
      report.subjects.map(({ path }) => path),
      ['a', 'b'],
    );
    assert.match(
      formatFixes(report, 'text', page),
      /^a does not exist\. Name a file\.\n\n2 files: nothing to fix; 1 file could not be read/,
    );
  });

  it('prints no secret in a diff, in no format', () => {
    const before = `FROM debian:13\nENV API_TOKEN=${token}\nMAINTAINER me\n`;
    const changed = subject({ before, text: before.replace('MAINTAINER me', 'LABEL a=b'), applied: [yes] });
    for (const format of ['text', 'json'] as const) {
      const text = formatFixes(fixReportOf([changed]), format, { ...page, diff: true });
      assert.match(text, /MAINTAINER/);
      assert.ok(!text.includes(token));
    }
  });
});
