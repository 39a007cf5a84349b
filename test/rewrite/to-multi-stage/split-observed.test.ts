import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Files } from '#project/files.js';
import { memoryFiles } from '#project/files.js';
import type { Observation } from '#rewrite/to-multi-stage/observation.js';
import type { Takes } from '#rewrite/to-multi-stage/split.js';
import { convert } from '../../../src/index.js';
import { asked, folder, made, observation, ofPackage } from './observed.js';

const DOCKERFILE = `FROM debian:trixie
RUN apt-get update && apt-get install -y build-essential libssl-dev
COPY . /src
RUN make -C /src install
CMD ["app"]
`;

const PROGRAM = '/usr/local/bin/app';

describe('a split by observation', () => {
  it('takes what is started, and runs on the slim variant of the same release', async () => {
    const text = await textFor(observation());
    assert.match(
      text,
      /^FROM debian:trixie-slim AS runtime\nCOPY --from=build \/usr\/local\/bin\/app \/usr\/local\/bin\/app\nCMD \["app"\]\n$/m,
    );
  });

  it('installs the package of a library that is needed, and drops those that only the build needs', async () => {
    const library = ofPackage('libssl3t64', '/usr/lib/libssl.so.3');
    const observed = observation({
      uses: [{ path: '/opt/tool', why: 'started' }],
      files: [made('/opt/tool', { needs: [{ path: library.path }] }), library],
      packages: [
        asked('build-essential', { section: 'devel' }),
        asked('libssl-dev', { section: 'libdevel', depends: ['libssl3t64'] }),
        asked('libssl3t64', { isAsked: false }),
        asked('fonts-dejavu', { section: 'fonts' }),
      ],
    });
    const conversion = await converted(observed);
    assert.match(conversion.text, /install -y --no-install-recommends fonts-dejavu libssl3t64 &&/);
    const seen = conversion.steps.find(({ title }) => title === 'What was seen')?.why ?? '';
    assert.match(seen, /libssl3t64 is installed: \/usr\/lib\/libssl\.so\.3 is needed by \/opt\/tool \(ELF\)\./);
    assert.match(seen, /libssl-dev is dropped: nothing of it is opened or needed\./);
    assert.match(seen, /fonts-dejavu is installed: the file asks for it/);
  });

  it('names no package that another one brings', async () => {
    const observed = observation({
      uses: [
        { path: PROGRAM, why: 'started' },
        { path: '/usr/share/perl5/DBI.pm', why: 'opened' },
        { path: '/usr/share/perl5/DBD.pm', why: 'opened' },
      ],
      files: [ofPackage('libdbi-perl', '/usr/share/perl5/DBI.pm'), ofPackage('libdbd-perl', '/usr/share/perl5/DBD.pm')],
      packages: [
        asked('libdbi-perl', { isAsked: false }),
        asked('libdbd-perl', { isAsked: false, depends: ['libdbi-perl'] }),
      ],
    });
    assert.match(await textFor(lacking(observed)), /--no-install-recommends libdbd-perl &&/);
  });

  it('makes the links and the cache of libraries of its own with ldconfig', async () => {
    const library = made('/usr/local/lib64/libtide.so.2.1');
    const configuration = made('/etc/ld.so.conf.d/local.conf', { line: undefined });
    const observed = observation({
      libraryFolders: ['/usr/local/lib64'],
      uses: [{ path: '/opt/tool', why: 'started' }],
      files: [
        made('/opt/tool', { needs: [{ path: library.path, link: '/usr/local/lib64/libtide.so.2' }] }),
        { ...library, needs: [] },
        configuration,
      ],
    });
    const text = await textFor(observed);
    assert.match(text, /^COPY --from=build \/usr\/local\/lib64\/libtide\.so\.2\.1 /m);
    assert.match(text, /^COPY --from=build \/etc\/ld\.so\.conf\.d\/local\.conf /m);
    assert.match(text, /^RUN ldconfig$/m);
    assert.doesNotMatch(text, /ln -s/);
  });

  it('copies what the base image has beside its packages, and nothing that the runtime image has', async () => {
    const own = made('/usr/local/lib64/libstdc++.so.6', { line: undefined });
    const observed = observation({
      uses: [{ path: '/opt/tool', why: 'started' }],
      files: [made('/opt/tool', { needs: [{ path: own.path }] }), own],
    });
    assert.doesNotMatch(await textFor(observed), /libstdc/);
    assert.match(await textFor(lacking(observed)), /COPY --from=build \/usr\/local\/lib64\/libstdc\+\+\.so\.6 /);
  });

  it('makes links anew: COPY would follow them', async () => {
    const observed = observation({
      uses: [{ path: '/opt/tide/bin/tide', why: 'started', links: ['/usr/local/bin/tide'] }],
      files: [
        folder('/opt/tide'),
        folder('/opt/tide/bin'),
        made('/opt/tide/bin/tide'),
        made('/usr/local/bin/tide', { type: 'symlink', target: '/opt/tide/bin/tide' }),
      ],
    });
    const text = await textFor(observed);
    assert.match(
      text,
      /^COPY --from=build \/opt\/tide \/opt\/tide\nRUN ln -sf \/opt\/tide\/bin\/tide \/usr\/local\/bin\/tide$/m,
    );
  });

  it('brings a file of a package that the build changed, behind the package', async () => {
    const observed = observation({
      uses: [
        { path: '/usr/sbin/nginx', why: 'started' },
        { path: '/etc/nginx/nginx.conf', why: 'opened' },
      ],
      files: [
        ofPackage('nginx', '/usr/sbin/nginx'),
        ofPackage('nginx', '/etc/nginx/nginx.conf', { line: 3, isChanged: true }),
      ],
      packages: [asked('nginx', { section: 'httpd' })],
    });
    assert.match(
      await textFor(lacking(observed)),
      /recommends nginx &&[\s\S]*\nCOPY --from=build \/etc\/nginx\/nginx\.conf \/etc\/nginx\/nginx\.conf\n/,
    );
  });

  it('makes no user that neither owns what is copied nor runs the program', async () => {
    const builder = { name: 'builder', uid: 1000, gid: 1000, home: '/home/builder', shell: '/bin/sh' };
    assert.doesNotMatch(await textFor(observation({ users: [builder] })), /useradd/);
  });

  it('keeps owners and modes that COPY loses', async () => {
    const mine = { uid: 998, gid: 998 };
    const observed = observation({
      users: [{ name: 'tide', ...mine, home: '/var/lib/tide', shell: '/bin/sh' }],
      groups: [{ name: 'tide', gid: 998 }],
      uses: [
        { path: '/srv/tide/bin/tide', why: 'started' },
        { path: '/opt/tide/data/table', why: 'opened' },
      ],
      files: [
        folder('/srv/tide', mine),
        folder('/srv/tide/bin', mine),
        made('/srv/tide/bin/tide', mine),
        folder('/opt/tide', { ...mine, mode: 0o1770 }),
        folder('/opt/tide/data'),
        made('/opt/tide/data/table'),
      ],
    });
    const text = await textFor(observed);
    assert.match(
      text,
      /groupadd -g 998 tide && \\\n {4}useradd -u 998 -g 998 -d \/var\/lib\/tide -s \/bin\/sh tide && \\\n/,
    );
    assert.match(text, /install -d -o tide -g tide -m 1770 \/opt\/tide$/m);
    assert.match(text, /^COPY --from=build --chown=tide:tide \/srv\/tide \/srv\/tide$/m);
    assert.match(text, /^COPY --from=build \/opt\/tide \/opt\/tide$/m);
  });

  it('takes of a folder with sources what is used, and what the sources name; the whole folder when that is not enough', async () => {
    const observed = observation({
      uses: [
        { path: '/src/tide', why: 'started' },
        { path: '/src/tables/a.txt', why: 'opened' },
      ],
      files: [
        folder('/src'),
        made('/src/tide', { needs: [] }),
        made('/src/tide.c'),
        made('/src/tide.o'),
        folder('/src/tables'),
        made('/src/tables/a.txt'),
        folder('/src/themes'),
        made('/src/themes/dark.css'),
        folder('/src/notes'),
        made('/src/notes/to-do.txt'),
      ],
    });
    const project = memoryFiles({ 'tide.c': 'open("tables/a.txt"); if (query) open("themes/dark.css");' });
    assert.deepEqual(copiesIn(await textFor(observed, project)), ['/src/tables', '/src/themes', '/src/tide']);
    assert.deepEqual(copiesIn(await textFor(observed, project, 'the whole folder')), ['/src']);
  });

  it('takes a program of scripts as a whole: others of them are read another time', async () => {
    const observed = observation({
      uses: [{ path: '/app/serve.py', why: 'started' }],
      files: [
        folder('/app'),
        made('/app/serve.py'),
        made('/app/rare.py'),
        made('/app/speed.c'),
        made('/app/speed.o', { size: 5_000_000 }),
      ],
    });
    assert.deepEqual(copiesIn(await textFor(observed)), ['/app/rare.py', '/app/serve.py']);
  });

  it('takes all packages of a language that lie side by side', async () => {
    const site = '/usr/local/lib/python3.13/dist-packages';
    const observed = observation({
      uses: [
        { path: PROGRAM, why: 'started' },
        { path: `${site}/flask/app.py`, why: 'opened' },
      ],
      files: [folder(`${site}/flask`), made(`${site}/flask/app.py`), made(`${site}/lazy.py`)],
    });
    assert.deepEqual(copiesIn(await textFor(observed)), [PROGRAM, site]);
  });

  it('runs a static program that opens nothing of the system on distroless, where that was seen', async () => {
    const [slim] = observation().runtimes;
    const runtimes = [
      { ...(slim as NonNullable<typeof slim>), image: 'gcr.io/distroless/static-debian13' },
      ...observation().runtimes,
    ];
    const observed = observation({
      runtimes,
      uses: [{ path: '/opt/tide', why: 'started' }],
      files: [made('/opt/tide', { needs: [] })],
    });
    assert.match(await textFor(observed), /^FROM gcr\.io\/distroless\/static-debian13 AS runtime$/m);
    assert.match(await textFor({ ...observed, notNoted: 'no inotify' }), /^FROM debian:trixie-slim AS runtime$/m);
    const opens = { ...observed, uses: [...observed.uses, { path: '/usr/bin/dc', why: 'opened' as const }] };
    const files = [...observed.files, ofPackage('dc', '/usr/bin/dc')];
    assert.match(await textFor({ ...opens, files, packages: [asked('dc')] }), /^FROM debian:trixie-slim AS runtime$/m);
  });

  it('takes all that was installed where nothing could be noted, and says so', async () => {
    const observed = observation({
      notNoted: 'the image has no /usr/bin/perl to watch with',
      files: [folder('/usr/local/share/app'), made('/usr/local/share/app/page'), folder('/src'), made('/src/app.c')],
    });
    const conversion = await converted(observed);
    assert.deepEqual(copiesIn(conversion.text), [PROGRAM, '/usr/local/share/app']);
    assert.match(conversion.notes.join(), /no \/usr\/bin\/perl to watch with/);
  });

  it('keeps variables of the base image that the runtime image lacks', async () => {
    const { PATH = '' } = observation().base.environment;
    const environment = { PATH, LANG: 'C.UTF-8', GCC_VERSION: '14' };
    const text = await textFor(observation({ base: { environment, user: '', entrypoint: [] } }));
    assert.match(text, /^ENV LANG=C\.UTF-8$/m);
    assert.doesNotMatch(text, /GCC_VERSION/);
  });
});

describe('an observation that is not enough', () => {
  const refusals: readonly (readonly [string, Partial<Observation>, RegExp])[] = [
    [
      'the program ends with an error',
      { run: { outcome: 'exited', exitCode: 3, said: 'no data base' } },
      /ends with 3.*no data base/,
    ],
    ['it does not answer', { run: { outcome: 'no answer' } }, /came to: no answer/],
    [
      'nothing that was built is used',
      { uses: [{ path: '/usr/lib/x86_64-linux-gnu/libc.so.6', why: 'started' }] },
      /Nothing that the build made/,
    ],
    ['what is started is not there', { uses: [] }, /not in the image/],
    ['the base image sets the user', { base: { environment: {}, user: 'app', entrypoint: [] } }, /run as app/],
    [
      'the base image starts it',
      { base: { environment: {}, user: '', entrypoint: ['/init'] } },
      /starts it with \/init/,
    ],
    [
      'a name that COPY would read as a pattern',
      { uses: [{ path: '/opt/a*b', why: 'started' }], files: [made('/opt/a*b')] },
      /COPY cannot take/,
    ],
    [
      'packages of others',
      { packages: [asked('pg', { section: 'database' })], files: [made('/etc/apt/sources.list.d/pg.list')] },
      /pg\.list brings packages.*: pg\./,
    ],
    ['no smaller image is known', { runtimes: [] }, /No smaller image/],
  ];
  for (const [name, more, reason] of refusals)
    it(`is refused: ${name}`, async () => {
      const conversion = await convert(DOCKERFILE, undefined, undefined, observation(more));
      assert.ok(conversion.kind === 'refused', JSON.stringify(conversion));
      assert.match(conversion.reason, reason);
    });

  it('is what a refusal without an engine points at', async () => {
    const conversion = await convert(DOCKERFILE);
    assert.ok(conversion.kind === 'refused');
    assert.match(conversion.unblock, /plimsoll convert --prove/);
  });
});

async function converted(observed: Observation, project?: Files, takes?: Takes) {
  const conversion = await convert(DOCKERFILE, project, takes, observed);
  assert.ok(conversion.kind === 'converted', 'reason' in conversion ? conversion.reason : '');
  return conversion;
}

async function textFor(observed: Observation, project?: Files, takes?: Takes): Promise<string> {
  return (await converted(observed, project, takes)).text;
}

/** The same where the runtime image has nothing but the C library. */
function lacking(observed: Observation): Observation {
  const lacks = observed.files.flatMap(({ path, package: name }) => (name === 'libc6' ? [] : [path]));
  return { ...observed, runtimes: observed.runtimes.map((runtime) => ({ ...runtime, lacks })) };
}

function copiesIn(text: string): readonly string[] {
  return [...text.matchAll(/^COPY --from=build (\S+)/gm)].map(([, path = '']) => path);
}
