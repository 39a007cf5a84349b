import assert from 'node:assert/strict';
import test from 'node:test';
import { buildkitArgs, isPredefinedArg, platformArgs, proxyArgs } from '#knowledge/predefined-args.js';

test('every proxy argument exists in upper and lower case', () => {
  for (const name of proxyArgs)
    assert.ok(proxyArgs.includes(name.toUpperCase()) && proxyArgs.includes(name.toLowerCase()), name);
});

test('the platform arguments come in pairs for the build and the target', () => {
  const parts = ['PLATFORM', 'OS', 'ARCH', 'VARIANT'];
  assert.deepEqual([...platformArgs].sort(), parts.flatMap((part) => [`BUILD${part}`, `TARGET${part}`]).sort());
});

test('no argument has two meanings', () => {
  const all = [...proxyArgs, ...platformArgs, ...buildkitArgs];
  assert.equal(new Set(all).size, all.length);
});

test('names are compared as they are written', () => {
  for (const name of ['https_proxy', 'TARGETARCH', 'BUILDKIT_INLINE_CACHE', 'SOURCE_DATE_EPOCH'])
    assert.ok(isPredefinedArg(name), name);
  for (const name of ['Https_Proxy', 'targetarch', 'NODE_VERSION', '']) assert.ok(!isPredefinedArg(name), name);
});
