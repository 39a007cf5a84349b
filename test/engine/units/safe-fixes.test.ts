import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Example, Rule } from '#lint/rule.js';
import { rules } from '#rules/index.js';
import { readersOf } from '../../../src/review.js';

const folder = fileURLToPath(new URL('../fixes', import.meta.url));

/** Safe fixes that no build here can show, with the reason. */
const UNBUILT: Readonly<Record<string, string>> = {
  'use-no-cache-for-apk': 'there is no stand-in for Alpine',
  'use-assume-yes-for-dnf': 'there is no stand-in for Fedora and its kin',
  'use-assume-yes-for-yum': 'there is no stand-in for Fedora and its kin',
  'clean-dnf-cache': 'there is no stand-in for Fedora and its kin',
  'clean-yum-cache': 'there is no stand-in for Fedora and its kin',
  'use-non-interactive-zypper': 'there is no stand-in for openSUSE',
  'clean-zypper-cache': 'there is no stand-in for openSUSE',
  'use-noconfirm-for-pacman': 'there is no stand-in for Arch Linux',
  'clean-pacman-cache': 'there is no stand-in for Arch Linux',
  'clean-conda-cache': 'there is no stand-in with conda',
};

describe('the rules with a safe fix', () => {
  const safe = rules.filter(hasSafeFix).map(({ id }) => id);
  const built = new Set(readdirSync(folder).flatMap(rulesOf));

  it('are known by their examples', () => {
    assert.ok(safe.length >= 60, `${safe.length} rules`);
  });

  it('are each fixed and built before and after in test/engine/fixes, or cannot be, for a reason', () => {
    assert.deepEqual(
      safe.filter((id) => !built.has(id) && !Object.hasOwn(UNBUILT, id)),
      [],
    );
  });

  it('have no excuse that is not needed', () => {
    assert.deepEqual(
      Object.keys(UNBUILT).filter((id) => built.has(id) || !safe.includes(id)),
      [],
    );
  });

  it('are the only ones that a case names', () => {
    assert.deepEqual(
      [...built].filter((id) => !safe.includes(id)),
      [],
    );
  });
});

/** What the fixes of a case must have been made by. */
function rulesOf(name: string): readonly string[] {
  return (JSON.parse(readFileSync(join(folder, name, 'expect.json'), 'utf8')) as { readonly rules: string[] }).rules;
}

/** Whether one of its examples ends with a safe fix. */
function hasSafeFix(rule: Rule): boolean {
  return rule.subject === 'dockerfile' && rule.examples.some((example) => isFixedSafely(rule, example));
}

function isFixedSafely({ id }: Rule, { bad, options, builder, dockerignore, files }: Example): boolean {
  if (bad === undefined) return false;
  const { readDockerfile } = readersOf({
    profile: 'none',
    only: [id],
    today: '2026-11-21',
    ...(options && { rules: { [id]: options } }),
    ...(builder && { builder }),
  });
  const hasFile = files && ((path: string) => files.includes(path));
  return readDockerfile({ text: bad, dockerignore, hasFile }).findings.some(({ fix }) => fix?.safety === 'safe');
}
