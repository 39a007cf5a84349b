import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { writeSaved } from '../image/write-image.js';
import { readXml } from '../report/read-xml.js';
import { programIn } from './temporary-program.js';

const PASSWORD = 'correct-horse-9';
const { directory, run, write, remove } = programIn('image-check');
const check = (...args: readonly string[]) => run(['image', 'check', ...args]);

before(() => {
  write('Dockerfile', 'FROM debian:13\nRUN apt-get update\nCOPY .env /app/\nRUN rm /app/.env\nCMD ["/app/server"]\n');
  const base = [
    { path: 'bin/sh', mode: 0o755 },
    { path: 'usr/bin/su', mode: 0o4755 },
  ];
  const created = '2026-11-01T00:00:00Z';
  writeSaved(join(directory, 'base.tar'), {
    layers: [base],
    history: [{ created, created_by: '/bin/sh -c #(nop) ADD file:1 in / ' }],
  });
  writeSaved(
    join(directory, 'app.tar'),
    {
      layers: [
        base,
        [{ path: 'var/lib/apt/lists/deb_Packages', content: 'x'.repeat(5000) }],
        [
          { path: 'app/.env', content: `DB_PASSWORD=${PASSWORD}\n` },
          { path: 'app/server', mode: 0o755 },
        ],
        [{ path: 'app/.wh..env' }],
      ],
      config: { Cmd: ['/app/server'] },
      history: [
        { created, created_by: '/bin/sh -c #(nop) ADD file:1 in / ' },
        { created, created_by: 'RUN /bin/sh -c apt-get update # buildkit' },
        { created, created_by: 'COPY .env /app/ # buildkit' },
        { created, created_by: 'RUN /bin/sh -c rm /app/.env # buildkit' },
        { created, created_by: 'CMD ["/app/server"]', empty_layer: true },
      ],
    },
    ['app:1.0'],
  );
});
after(remove);

describe('plimsoll image check', () => {
  it('shows findings at the step of the history, with the layer and the path', () => {
    const { stdout, status } = check('app.tar');
    assert.equal(status, 1);
    assert.match(stdout, /^error app\.tar:3:1 no-secrets-in-image$/m);
    assert.match(stdout, /^ {2}3 │ COPY \.env \/app\/$/m);
    assert.match(stdout, /^ {2}in: layer 2: app\/\.env$/m);
    assert.match(stdout, /^ {2}cost: 5 kB$/m);
    assert.match(stdout, /^1 image: 1 error, 3 warnings$/m);
    assert.ok(stdout.split('\n').every((line) => line.length <= 80));
  });

  it('prints no secret in any format', () => {
    for (const format of ['text', 'json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'markdown']) {
      const { stdout, stderr, status } = check('app.tar', '--format', format, '--profile', 'all');
      assert.equal(status, 1, format);
      assert.match(stdout, /no-secrets-in-image/, format);
      assert.ok(!(stdout + stderr).includes(PASSWORD), format);
    }
  });

  it('is a subject of the report like any other', () => {
    const { subjects, summary } = JSON.parse(check('app.tar', '--format', 'json').stdout) as {
      subjects: { kind: string; path: string; findings: { rule: string; aliases: string[]; inside?: object }[] }[];
      summary: { errors: number };
    };
    assert.deepEqual([subjects[0]?.kind, subjects[0]?.path, summary.errors], ['image', 'app.tar', 1]);
    const secret = subjects[0]?.findings.find(({ rule }) => rule === 'no-secrets-in-image');
    assert.ok(secret?.aliases.includes('CIS-DI-0010'));
    assert.deepEqual(secret?.inside, { layer: 2, paths: ['app/.env'] });
    const sarif = JSON.parse(check('app.tar', '--format', 'sarif').stdout) as {
      runs: { results: { ruleId: string; locations: { logicalLocations?: { fullyQualifiedName: string }[] }[] }[] }[];
    };
    const result = sarif.runs[0]?.results.find(({ ruleId }) => ruleId === 'no-secrets-in-image');
    assert.equal(result?.locations[0]?.logicalLocations?.[0]?.fullyQualifiedName, 'layer 2: app/.env');
    assert.ok(readXml(check('app.tar', '--format', 'junit').stdout));
  });

  it('shows the lines of the Dockerfile when it is given, and heeds its suppressions', () => {
    const { stdout } = check('app.tar', '--dockerfile', 'Dockerfile', '--quiet');
    assert.match(stdout, /^Dockerfile:3:1: error: app\/\.env holds a secret: .+ \[no-secrets-in-image\]$/m);
    assert.match(stdout, /^Dockerfile:2:1: warning: This layer keeps package lists/m);
    write(
      'Silent',
      'FROM debian:13\n# plimsoll ignore=DKL-DI-0005,CIS-DI-0007\nRUN apt-get update\nCOPY .env /app/\nRUN rm /app/.env\nCMD ["/app/server"]\n',
    );
    assert.doesNotMatch(check('app.tar', '--dockerfile', 'Silent', '--quiet').stdout, /package lists/);
    assert.match(check('app.tar', '--dockerfile', 'Silent', '--quiet', '--no-suppressions').stdout, /package lists/);
  });

  it('takes the names of dockle, CIS and the rules for Dockerfiles', () => {
    assert.match(check('app.tar', '--only', 'CIS-DI-0008', '--quiet').stdout, /^app\.tar:1:1: info: usr\/bin\/su runs/);
    assert.equal(check('app.tar', '--only', 'CIS-4.6', '--fail-on', 'info').status, 1);
    assert.match(
      check('app.tar', '--only', 'set-non-root-user', '--quiet').stdout,
      /server runs as root\. \[set-non-root-user-in-image\]$/m,
    );
    const skipped = check('app.tar', '--skip', 'CIS-DI-0001,DKL-DI-0005,CIS-DI-0010,CIS-DI-0007');
    assert.equal(skipped.status, 0);
    assert.match(skipped.stdout, /^1 image: nothing found, ready to sail\.$/m);
    assert.match(check('app.tar', '--only', 'CIS-DI-9').stderr, /^plimsoll: --only: CIS-DI-9 is no rule\./);
  });

  it('knows every checkpoint that dockle has, and those of CIS section 4 that an image can answer', () => {
    const dockle = [
      ...[1, 5, 6, 7, 8, 9].map((number) => `CIS-DI-000${number}`),
      'CIS-DI-0010',
      ...[1, 2, 3, 4, 5, 6].map((number) => `DKL-DI-000${number}`),
      ...[1, 2, 3].map((number) => `DKL-LI-000${number}`),
    ];
    const cis = [1, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((number) => `CIS-4.${number}`);
    assert.equal(check('base.tar', '--only', [...dockle, ...cis].join(','), '--fail-on', 'never').status, 0);
  });

  it('keeps to a budget, and to a baseline', () => {
    const only = ['--only', 'limit-image-size,limit-image-growth'];
    assert.equal(check('app.tar', ...only, '--max-size', '1MB').status, 0);
    const over = check('app.tar', ...only, '--max-size', '4kB', '--quiet');
    assert.equal(over.status, 1);
    assert.match(
      over.stdout,
      /^app\.tar:2:1: error: The files of all layers add up to more than the budget: 50\d\d B of 4000 B\./,
    );
    assert.equal(check('base.tar', ...only, '--write-baseline', 'base.json').status, 0);
    assert.deepEqual(Object.keys(JSON.parse(readFileSync(join(directory, 'base.json'), 'utf8'))), [
      'schema',
      'name',
      'id',
      'size',
    ]);
    assert.equal(check('base.tar', ...only, '--baseline', 'base.json').status, 0);
    const grown = check('app.tar', ...only, '--baseline', 'base.json', '--max-growth', '20%', '--quiet');
    assert.equal(grown.status, 1);
    assert.match(grown.stdout, /has grown by .+ % since its baseline, more than 20 %\./);
  });

  it('does not hold the steps of the base image against yours', () => {
    write('Own', 'FROM debian:13\nCMD ["/app/server"]\n');
    assert.match(check('app.tar', '--only', 'CIS-DI-0007', '--quiet').stdout, /fetches package lists/);
    assert.equal(check('app.tar', '--only', 'CIS-DI-0007', '--base', 'app.tar').status, 0);
    assert.equal(check('app.tar', '--only', 'CIS-DI-0007', '--base', 'base.tar').status, 1);
    assert.equal(
      check('base.tar', '--only', 'CIS-DI-0007', '--base', 'app.tar').stderr,
      'plimsoll: app.tar has 4 layers; 1 of them are in base.tar\n',
    );
  });

  it('says in one line with a hint what went wrong, and exits with 2', () => {
    for (const [args, expected] of [
      [['none.tar'], /^plimsoll: none\.tar does not exist\. .+\n$/],
      [['app.tar', '--max-size', 'big'], /^plimsoll: --max-size big is no size\. Write it as 200MB, .+\n$/],
      [['app.tar', '--max-growth', 'much'], /^plimsoll: --max-growth much is no share\. .+\n$/],
      [
        ['app.tar', '--baseline', 'none.json'],
        /^plimsoll: The baseline none\.json cannot be read\. Write one with .+\n$/,
      ],
      [['app.tar', '--baseline', 'Dockerfile'], /^plimsoll: Dockerfile is no baseline of an image\. .+\n$/],
      [['app.tar', '--dockerfile', 'none'], /^plimsoll: none.+\n$/],
    ] as const) {
      const { status, stderr } = check(...args);
      assert.equal(status, 2, args.join(' '));
      assert.match(stderr, expected);
    }
  });

  it('explains rules for images by their own ids and by the names of others', () => {
    const page = run(['explain', 'DKL-LI-0002']).stdout;
    assert.match(page, /^no-duplicate-id$/m);
    assert.match(page, /plimsoll image check REF --skip no-duplicate-id/);
    assert.doesNotMatch(run(['explain', 'no-sudo']).stdout, /no-sudo-in-image/);
    const list = run(['rules', '--subject', 'image', '--category', 'cache']).stdout;
    assert.match(list, /^cache\n {2}no-package-lists-alone-in-image +warning +default\n\n1 rules\./);
  });
});
