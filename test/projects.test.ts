import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parseDockerignore } from '#dockerignore/dockerignore.js';
import { check, diskFiles, format, parse } from '../src/index.js';
import { generatedFor, projects } from './projects/projects.js';

/*
 * Every project is a folder with what a user has and what init makes of it. After a change that is meant, write the
 * expected files anew with npm run projects, and read the difference as if you had to run it in production.
 */
for (const project of projects) {
  const { asks } = project.expectation;
  describe(`the project ${project.name}`, () => {
    if (asks !== undefined) {
      it('is not guessed at', async () => {
        const generated = await generatedFor(project);
        assert.ok('asks' in generated, 'it was planned');
        assert.match(generated.asks, new RegExp(asks));
      });
      return;
    }

    it('gets the expected files', async () => {
      const generated = await generatedFor(project);
      assert.ok(!('asks' in generated), 'asks' in generated ? generated.asks : '');
      const expected = (name: string) => readFileSync(join(project.expectedFolder, name), 'utf8');
      assert.equal(generated.dockerfile.text, expected('Dockerfile'));
      assert.equal(generated.dockerignore.text, expected('.dockerignore'));
    });

    it('gets a Dockerfile that parses, that every strict rule likes, and that is laid out', async () => {
      const generated = await generatedFor(project);
      assert.ok(!('asks' in generated));
      const { text } = generated.dockerfile;
      assert.deepEqual(parse(text).problems, []);
      const { findings } = check({ path: 'Dockerfile', text, config: { profile: 'hardened', today: '2026-11-21' } });
      const accepted = project.expectation.findings ?? [];
      assert.deepEqual(
        findings
          .filter(({ rule }) => !accepted.includes(rule))
          .map(({ rule, start, message }) => `${start.line} ${rule}: ${message}`),
        [],
      );
      const found = new Set(findings.map(({ rule }) => rule));
      assert.deepEqual(
        accepted.filter((rule) => !found.has(rule)),
        [],
        'an accepted finding is no longer there',
      );
      assert.equal(format({ path: 'Dockerfile', text }).text, text);
      assert.match(text, /^USER [1-9]\d*:\d+$/m);
    });

    it('gets a .dockerignore that hides nothing that is copied', async () => {
      const generated = await generatedFor(project);
      assert.ok(!('asks' in generated));
      const ignore = parseDockerignore(generated.dockerignore.text);
      const { paths } = await diskFiles(project.source);
      const copied = [...generated.dockerfile.text.matchAll(/^COPY (?!--from|<<)(?:--\S+ )*(.+) \S+$/gm)]
        .flatMap(([, sources = '']) => sources.split(' '))
        .filter((source) => source !== '.' && !/[*?[]/.test(source))
        .map((source) => source.replace(/\/$/, ''));
      for (const source of copied) {
        const below = paths.filter((path) => path === source || path.startsWith(`${source}/`));
        assert.ok(below.length > 0, `${source} is not there`);
        assert.ok(
          below.some((path) => !ignore.isIgnored(path)),
          `${source} is ignored`,
        );
      }
    });

    it('gets the same bytes elsewhere', async () => {
      const elsewhere = mkdtempSync(join(tmpdir(), 'plimsoll-test-'));
      try {
        cpSync(project.source, join(elsewhere, 'other name'), { recursive: true });
        const moved = await generatedFor({ ...project, source: join(elsewhere, 'other name') });
        assert.deepEqual(moved, await generatedFor(project));
      } finally {
        rmSync(elsewhere, { recursive: true, force: true });
      }
    });
  });
}
