import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from '#dockerfile/parse.js';
import { parseDockerignore } from '#dockerignore/dockerignore.js';
import type { Finding } from '#lint/finding.js';
import { ignoreGates } from '#lint/ignore-gates.js';
import type { ReviewedIgnore } from '#lint/reviewed.js';
import { modelOf } from '#model/model.js';
import { applyEdits } from '#text/edit.js';

function reviewed(text: string, findings: readonly Finding[] = []): ReviewedIgnore {
  const model = modelOf(parse('FROM scratch\nCOPY src/app.js /\n'));
  const listing = { entries: [{ path: 'src/app.js', size: 1, isFolder: false }], isComplete: true };
  const dockerignore = parseDockerignore(text);
  const subject = { path: '.dockerignore', text, dockerignore, listing, dockerfiles: [{ path: 'Dockerfile', model }] };
  return { text, subject, findings };
}

function failureOf(text: string, from: string, to: string, findings: readonly Finding[] = []): string | undefined {
  const start = text.indexOf(from);
  const edits = [{ span: { start, end: start + from.length }, text: to }];
  const [before, after] = [reviewed(text), reviewed(applyEdits(text, edits), findings)];
  return ignoreGates.edits(before, after, edits) ?? ignoreGates.findings(before, after);
}

describe('the gates of a .dockerignore', () => {
  it('let a change of a line through', () => {
    assert.equal(failureOf('docs\ndist\n', 'docs', '**/docs'), undefined);
    assert.equal(failureOf('docs\ndist\n', 'docs\n', ''), undefined);
  });

  it('stop a pattern that Docker refuses', () => {
    assert.match(failureOf('docs\n', 'docs', 'docs[') ?? '', /refuse/);
  });

  it('stop what changes another line', () => {
    assert.match(failureOf('docs\ndist\n', 'docs\n', 'docs#') ?? '', /the pattern dist would change/);
  });

  it('stop what leaves out a file that a COPY names', () => {
    assert.match(failureOf('docs\n', 'docs', 'src') ?? '', /src\/app\.js would be left out/);
  });

  it('stop what brings an error, not what brings a warning', () => {
    const finding = { rule: 'a', at: { start: 0, end: 1 }, message: 'b' };
    assert.match(failureOf('docs\n', 'docs', 'doc', [{ ...finding, severity: 'error' }]) ?? '', /new error of a/);
    assert.equal(failureOf('docs\n', 'docs', 'doc', [{ ...finding, severity: 'warning' }]), undefined);
  });
});
