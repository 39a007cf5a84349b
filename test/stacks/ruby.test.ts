import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryFiles } from '#project/files.js';
import { readRubyFacts } from '#stacks/ruby/facts.js';
import { gemPackagesOf } from '#stacks/ruby/gem-packages.js';
import { parseGemfileLock } from '#stacks/ruby/gemfile-lock.js';
import { planRuby } from '#stacks/ruby/plan.js';

const LOCK = `GEM
  specs:
    nio4r (2.7.4)
    pg (1.5.9)
    puma (6.6.0)
      nio4r (~> 2.0)
    sqlite3 (2.7.0-x86_64-linux-gnu)

PLATFORMS
  x86_64-linux

BUNDLED WITH
   2.6.9
`;

describe('a Ruby application', () => {
  it('gets the very version that its Gemfile insists on', async () => {
    assert.equal(await baseOf("ruby '3.4.7'"), 'ruby:3.4.7-slim-trixie');
  });

  it('gets the release line where only a version manager is told a version', async () => {
    assert.equal(await baseOf('', { '.ruby-version': 'ruby-3.4.1\n' }), 'ruby:3.4-slim-trixie');
  });

  it('is asked for a newer version where the one it insists on has no image on this Debian', async () => {
    assert.match(await baseOf("ruby '3.4.1'"), /Ruby 3\.4\.1, which has no image/);
  });

  it('is asked for a lock file', async () => {
    assert.match(await baseOf('', { 'Gemfile.lock': undefined }), /no Gemfile\.lock/);
  });

  it('compiles with the packages that its gems need, but for those that come compiled', () => {
    const packages = gemPackagesOf(parseGemfileLock(LOCK));
    assert.deepEqual(packages, { build: ['build-essential', 'libpq-dev'], runtime: ['libpq5'] });
  });
});

/** The base image that is planned, or what is asked. */
async function baseOf(ruby: string, others: Readonly<Record<string, string | undefined>> = {}): Promise<string> {
  const files = { Gemfile: `${ruby}\ngem 'puma'\n`, 'Gemfile.lock': LOCK, 'config.ru': 'run App\n', ...others };
  const texts = Object.entries(files).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const facts = await readRubyFacts(memoryFiles(Object.fromEntries(texts)), '');
  assert.ok(facts);
  const planned = planRuby(facts, {});
  return 'questions' in planned ? (planned.questions[0]?.what ?? '') : (planned.plan.stages[0]?.from ?? '');
}
