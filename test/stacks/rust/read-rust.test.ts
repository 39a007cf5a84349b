import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryFiles } from '#project/files.js';
import { readRustFacts } from '#stacks/rust/facts.js';
import { planRust } from '#stacks/rust/plan.js';

const MANIFEST = '[package]\nname = "buoy"\nversion = "1.0.0"\n';
const locked = (...names: string[]) =>
  names.map((name) => `[[package]]\nname = "${name}"\nversion = "1.0.0"\n`).join('\n');

async function read(texts: Record<string, string>) {
  const facts = await readRustFacts(memoryFiles(texts), '');
  assert.ok(facts);
  return facts;
}

describe('a Rust package', () => {
  it('has the binaries that cargo finds and those that it names', async () => {
    const facts = await read({
      'Cargo.toml': `${MANIFEST}[[bin]]\nname = "lamp"\npath = "src/bin/light.rs"\n`,
      'src/main.rs': '',
      'src/bin/light.rs': '',
      'src/bin/bell.rs': '',
      'src/bin/horn/main.rs': '',
    });
    assert.deepEqual(facts.binaries.value.map(({ name }) => name).sort(), ['bell', 'buoy', 'horn', 'lamp']);
  });

  it('is compiled by the release of its toolchain file, however old', async () => {
    const facts = await read({ 'Cargo.toml': MANIFEST, 'src/main.rs': '', 'rust-toolchain': '1.81.0\n' });
    const planned = JSON.stringify(planRust(facts, {}));
    assert.match(planned, /rust:1\.81-bookworm/);
    assert.match(planned, /cc-debian12/);
  });

  it('needs no library of the system that is compiled into it', async () => {
    const project = { 'Cargo.toml': MANIFEST, 'src/main.rs': '' };
    const linked = await read({ ...project, 'Cargo.lock': locked('openssl-sys') });
    assert.deepEqual(linked.nativeLibraries?.value[0]?.runtime, ['libssl3t64']);
    const vendored = await read({ ...project, 'Cargo.lock': locked('openssl-sys', 'openssl-src') });
    assert.equal(vendored.nativeLibraries, undefined);
  });

  it('is refused on distroless with a library that is not there', async () => {
    const facts = await read({ 'Cargo.toml': MANIFEST, 'src/main.rs': '', 'Cargo.lock': locked('pq-sys') });
    const planned = planRust(facts, { base: 'distroless' });
    assert.ok('questions' in planned);
    assert.deepEqual(planned.questions[0]?.options, ['slim']);
  });

  it('checks queries without a database where their answers are kept', async () => {
    const facts = await read({ 'Cargo.toml': MANIFEST, 'src/main.rs': '', '.sqlx/query-0a1b.json': '{}' });
    const planned = planRust(facts, {});
    assert.match(JSON.stringify(planned), /"SQLX_OFFLINE":"true"/);
  });
});
