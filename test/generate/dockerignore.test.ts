import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDockerignore } from '#dockerignore/dockerignore.js';
import { dockerignoreOf } from '#generate/dockerignore.js';
import type { BuildPlan } from '#stacks/build-plan.js';

const plan: BuildPlan = {
  stages: [],
  ignore: [{ title: 'What the build makes', patterns: ['dist'] }],
  keep: ['docs/api.yaml', 'package.json'],
  port: undefined,
  healthPath: undefined,
  user: '1000:1000',
  needsRoot: false,
  notes: [],
};

describe('a generated .dockerignore', () => {
  const text = dockerignoreOf(plan);
  const { isIgnored } = parseDockerignore(text);

  it('keeps back what no build needs, at any depth', () => {
    const left = ['.git/config', 'sub/.env', '.env.local', 'a/b/id_rsa', 'deploy/tls.key', 'compose.yaml', 'dist/a.js'];
    for (const path of left) assert.ok(isIgnored(path), path);
    for (const path of ['src/a.js', '.env.example', 'src/environment.js']) assert.ok(!isIgnored(path), path);
  });

  it('takes back in what the build reads', () => {
    assert.ok(!isIgnored('docs/api.yaml'));
    assert.ok(isIgnored('docs/other.md'));
    assert.match(text, /# The build reads these\n!docs\/api\.yaml\n$/);
    assert.doesNotMatch(text, /!package\.json/);
  });
});
