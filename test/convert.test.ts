import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { check, convert, diskFiles, parse } from '../src/index.js';
import { cases, convertedFor } from './convert/cases.js';

/*
 * Every case is a project with the Dockerfile of one stage that its team has, and what convert makes of it. After a
 * change that is meant, write the expected files anew with npm run conversions, and read the difference as if you had
 * to run it in production.
 */
for (const each of cases) {
  const { outcome, code } = each.expectation;
  describe(`the conversion of ${each.name}`, () => {
    if (outcome !== undefined) {
      it(`is ${outcome}: ${code}`, async () => {
        const conversion = await convertedFor(each);
        assert.ok(conversion.kind !== 'converted');
        assert.equal(conversion.kind, outcome);
        assert.equal(conversion.code, code, conversion.reason);
        assert.match(conversion.reason, /\w.*[.!]$/);
      });
      return;
    }

    const { observed } = each.expectation;
    if (observed) {
      it(`is refused without an engine: ${observed.code}`, async () => {
        const conversion = await convert(each.before, await diskFiles(each.source));
        assert.equal('code' in conversion ? conversion.code : conversion.kind, observed.code);
      });
    }

    it('gives the expected file', async () => {
      assert.equal(await textFor(each), readFileSync(join(each.expectedFolder, 'Dockerfile'), 'utf8'));
    });

    it('gives a file that parses and that check likes as much as the original', async () => {
      const text = await textFor(each);
      assert.deepEqual(parse(text).problems, []);
      const before = warningsIn(each.before);
      assert.ok(warningsIn(text).length <= before.length, `${warningsIn(text)}\nbefore: ${before}`);
    });

    it('keeps how the image runs', async () => {
      const conversion = await convertedFor(each);
      assert.ok(conversion.kind === 'converted');
      const isSite = conversion.runtimeImage.startsWith('nginx');
      const kinds = isSite ? CONTRACT.filter((kind) => !/^(?:CMD|ENTRYPOINT|WORKDIR|USER)$/.test(kind)) : CONTRACT;
      for (const kind of kinds) assert.deepEqual(lastOf(kind, conversion.text), lastOf(kind, each.before), kind);
    });
  });
}

const CONTRACT = ['CMD', 'ENTRYPOINT', 'USER', 'HEALTHCHECK', 'STOPSIGNAL', 'EXPOSE', 'VOLUME', 'LABEL'];

async function textFor(each: (typeof cases)[number]): Promise<string> {
  const conversion = await convertedFor(each);
  assert.ok(conversion.kind === 'converted', 'reason' in conversion ? conversion.reason : '');
  return conversion.text;
}

function warningsIn(text: string): readonly string[] {
  return check({ path: 'Dockerfile', text, config: { today: '2026-11-21' } })
    .findings.filter(({ severity }) => severity !== 'info')
    .map(({ rule, message }) => `${rule}: ${message}`);
}

/** The instructions of a kind in the last stage: all of them, or the last where that is the one that counts. */
function lastOf(kind: string, text: string): readonly string[] {
  const { instructions } = parse(text);
  const start = instructions.findLastIndex((instruction) => instruction.kind === 'FROM');
  const found = instructions.slice(start).flatMap((each) => (each.kind === kind ? [each.line.text] : []));
  return /^(?:EXPOSE|VOLUME|LABEL)$/.test(kind) ? found : found.slice(-1);
}
