import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Choices } from '#project/choices.js';
import { memoryFiles } from '#project/files.js';
import type { BuildPlan, Step } from '#stacks/build-plan.js';
import { readPythonFacts } from '#stacks/python/facts.js';
import { python } from '#stacks/python/index.js';

const FLASK = 'from flask import Flask\n\napp = Flask(__name__)\n';
const FASTAPI = 'from fastapi import FastAPI\n\napp = FastAPI()\n';

async function factsOf(texts: Readonly<Record<string, string>>) {
  const facts = await readPythonFacts(memoryFiles(texts), '');
  assert.ok(facts, 'nothing was recognised');
  return facts;
}

/** The plan of a project, or what is asked. */
async function plan(texts: Readonly<Record<string, string>>, choices: Choices = {}): Promise<BuildPlan> {
  const planned = python.plan(await factsOf(texts), choices);
  assert.ok('plan' in planned, 'questions' in planned ? planned.questions[0]?.what : '');
  return planned.plan;
}

async function asked(texts: Readonly<Record<string, string>>, choices: Choices = {}) {
  const planned = python.plan(await factsOf(texts), choices);
  assert.ok('questions' in planned, 'it was planned');
  return planned.questions[0];
}

function stepsOf({ stages }: BuildPlan, name: string): readonly Step[] {
  return stages.find((stage) => stage.name === name)?.steps ?? [];
}

function commandOf(plan: BuildPlan): string {
  const cmd = stepsOf(plan, 'runtime').find((step) => step.kind === 'cmd');
  return cmd?.kind === 'cmd' ? cmd.command.join(' ') : '';
}

function runsOf(plan: BuildPlan, stage: string): string {
  return stepsOf(plan, stage)
    .flatMap((step) => (step.kind === 'run' ? step.commands : []))
    .join('\n');
}

describe('the version of Python', () => {
  const version = async (texts: Readonly<Record<string, string>>) =>
    (await factsOf({ 'app.py': FLASK, 'requirements.txt': 'flask\n', ...texts })).version;

  it('is the newest supported one where nothing asks for another', async () => {
    assert.deepEqual(await version({}), {
      value: '3.14',
      from: 'the newest release with long support',
      confidence: 'assumed',
    });
  });

  it('is what a file names before what a range allows', async () => {
    const pyproject = '[project]\nname = "x"\nrequires-python = ">=3.11"\n';
    const { value, from } = await version({ '.python-version': '3.12.4\n', 'pyproject.toml': pyproject });
    assert.equal(value, '3.12');
    assert.equal(from, '.python-version and pyproject.toml#/project/requires-python');
  });

  it('is read from every other file that says it', async () => {
    assert.equal((await version({ 'runtime.txt': 'python-3.11.9\n' })).value, '3.11');
    assert.equal((await version({ '.tool-versions': 'nodejs 22.1.0\npython 3.12.1\n' })).value, '3.12');
    assert.equal((await version({ Pipfile: '[requires]\npython_version = "3.13"\n' })).value, '3.13');
    const poetry = '[tool.poetry.dependencies]\npython = ">=3.10,<3.13"\n';
    assert.equal((await version({ 'pyproject.toml': poetry })).value, '3.12');
  });

  it('is one that the wheels of the lock file are for', async () => {
    const lock = `
[[package]]
name = "asyncpg"
version = "0.29.0"
groups = ["main"]
files = [
  {file = "asyncpg-0.29.0-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", hash = "sha256:0"},
  {file = "asyncpg-0.29.0.tar.gz", hash = "sha256:1"},
]
`;
    const { value, from } = await version({ 'pyproject.toml': '[project]\nname = "x"\n', 'poetry.lock': lock });
    assert.equal(value, '3.12');
    assert.equal(from, 'poetry.lock, by its wheels');
  });
});

describe('the program of a Python project', () => {
  it('is an application by the name that Python imports it with', async () => {
    const command = async (texts: Readonly<Record<string, string>>) =>
      commandOf(await plan({ 'requirements.txt': 'fastapi==1\nuvicorn==1\nflask==3\ngunicorn==27\n', ...texts }));
    assert.match(await command({ 'app/main.py': FASTAPI, 'app/__init__.py': '' }), / app\.main:app$/);
    assert.match(await command({ 'src/shop/__init__.py': '', 'src/shop/web.py': FASTAPI }), / shop\.web:app$/);
    assert.match(await command({ 'api/main.py': `from db import get\n${FASTAPI}`, 'api/db.py': '' }), / main:app$/);
    const factory = 'def create_app():\n    app = Flask(__name__)\n    return app\n';
    assert.match(await command({ 'shop/__init__.py': factory }), / shop:create_app\(\)$/);
    assert.match(await command({ 'shop/__init__.py': factory, 'wsgi.py': 'app = create_app()\n' }), / wsgi:app$/);
    const api = 'def make() -> FastAPI:\n    api = FastAPI()\n    return api\n';
    assert.match(await command({ 'main.py': api }), /^uvicorn --factory .* main:make$/);
  });

  it('has its folder on the path of modules where that is not the root', async () => {
    const { stages } = await plan({ 'requirements.txt': 'fastapi==1\nuvicorn==1\n', 'src/shop/__init__.py': FASTAPI });
    const env = stages.at(-1)?.steps.find((step) => step.kind === 'env');
    assert.equal(env?.kind === 'env' ? env.values.PYTHONPATH : '', '/app/src');
  });

  it('is what a Procfile says, without the migration before it and with the port in it', async () => {
    const procfile = 'release: true\nweb: python manage.py migrate && gunicorn -w 2 shop.wsgi --bind 0.0.0.0:$PORT\n';
    const made = await plan({ 'app.py': FLASK, 'requirements.txt': 'flask==3\ngunicorn==27\n', Procfile: procfile });
    assert.equal(commandOf(made), 'gunicorn --worker-tmp-dir /dev/shm -w 2 shop.wsgi --bind 0.0.0.0:8000');
  });

  it('is not the server for development that a Procfile names', async () => {
    const texts = { 'app.py': FLASK, 'requirements.txt': 'flask==3\ngunicorn==27\n', Procfile: 'web: python app.py\n' };
    assert.match(commandOf(await plan(texts)), /^gunicorn .* app:app$/);
  });

  it('is asked for where several are alike', async () => {
    const texts = { 'requirements.txt': 'x==1\n', 'poll.py': MAIN, 'push.py': MAIN };
    const question = await asked(texts);
    assert.equal(question?.flag, '--main');
    assert.deepEqual(question?.options, ['poll.py', 'push.py']);
    assert.equal(commandOf(await plan(texts, { main: 'push.py' })), 'python push.py');
  });

  it('gets an init only where it would ignore SIGTERM', async () => {
    const entrypoint = async (text: string) =>
      stepsOf(await plan({ 'worker.py': text }), 'runtime').some((step) => step.kind === 'entrypoint');
    assert.equal(await entrypoint(MAIN), true);
    assert.equal(await entrypoint(`import signal\nsignal.signal(signal.SIGTERM, stop)\n${MAIN}`), false);
  });

  it('needs no stage for packages where it has none', async () => {
    const { stages } = await plan({ 'worker.py': MAIN });
    assert.deepEqual(
      stages.map(({ name }) => name),
      ['runtime'],
    );
  });
});

const MAIN = 'if __name__ == "__main__":\n    run()\n';

describe('the packages of a Python project', () => {
  it('are checked by their hashes where every one has them', async () => {
    const hash = '--hash=sha256:0';
    const files = { 'app.py': FLASK, 'requirements.txt': `flask==3 \\\n    ${hash}\ngunicorn==27 ${hash}\n` };
    assert.match(runsOf(await plan(files), 'build'), /pip install --require-hashes -r requirements\.txt/);
  });

  it('are read with every file that theirs takes in', async () => {
    const made = await plan({
      'app.py': FLASK,
      'requirements/prod.txt': '-r base.txt\n-c ../constraints.txt\ngunicorn==27\n',
      'requirements/base.txt': 'flask==3\n',
      'constraints.txt': 'click==8\n',
    });
    const copied = stepsOf(made, 'build').flatMap((step) => (step.kind === 'copy' ? step.sources : []));
    assert.deepEqual(copied, ['constraints.txt', 'requirements/prod.txt', 'requirements/base.txt']);
  });

  it('wait for a lock file where their manager needs one', async () => {
    const poetry = '[tool.poetry.dependencies]\npython = "^3.12"\nflask = "*"\n';
    assert.match((await asked({ 'app.py': FLASK, 'pyproject.toml': poetry }))?.what ?? '', /run poetry lock/);
    assert.match((await asked({ 'app.py': FLASK, Pipfile: '[packages]\n' }))?.what ?? '', /run pipenv lock/);
    assert.match((await asked({ 'app.py': FLASK, 'pyproject.toml': '[tool.pdm]\n' }))?.what ?? '', /pdm export/);
  });

  it('come with the version of Poetry that locked them', async () => {
    const lock =
      '# This file is automatically @generated by Poetry 1.8.5 and should not be changed by hand.\n[[package]]\nname = "flask"\nversion = "3"\n';
    const files = { 'app.py': FLASK, 'pyproject.toml': '[tool.poetry]\nname = "x"\n', 'poetry.lock': lock };
    const runs = runsOf(await plan(files), 'build');
    assert.match(runs, /pip install poetry==1\.8\.5/);
    assert.match(runs, /poetry install --sync --only main --no-root/);
  });

  it('are in uv.lock those that the project reaches, with the extras that are asked for', async () => {
    const lock = `
[[package]]
name = "shop"
source = { virtual = "." }
dependencies = [{ name = "uvicorn", extra = ["standard"] }]

[package.dev-dependencies]
dev = [{ name = "pytest" }]

[[package]]
name = "uvicorn"
version = "0.54.0"

[package.optional-dependencies]
standard = [{ name = "uvloop" }]

[[package]]
name = "uvloop"
version = "0.22.1"

[[package]]
name = "pytest"
version = "8.4.2"
`;
    const { packaging } = await factsOf({ 'main.py': FASTAPI, 'pyproject.toml': '[project]\n', 'uv.lock': lock });
    assert.deepEqual(
      packaging?.packages.map(({ name }) => name),
      ['uvicorn', 'uvloop'],
    );
  });

  it('are compiled in the stage that is thrown away, and find their libraries in the other', async () => {
    const made = await plan({ 'app.py': FLASK, 'requirements.txt': 'flask==3\ngunicorn==27\nmysqlclient==2.2.7\n' });
    assert.match(runsOf(made, 'build'), /apt-get install .*default-libmysqlclient-dev gcc libc6-dev pkg-config/);
    assert.match(runsOf(made, 'runtime'), /apt-get install .*libmariadb3/);
    assert.doesNotMatch(runsOf(made, 'runtime'), /gcc|-dev/);
  });

  it('are not compiled where the lock file has a wheel', async () => {
    const lock = (file: string) =>
      `[[package]]\nname = "xmlsec"\nversion = "1"\ngroups = ["main"]\nfiles = [{file = "${file}"}]\n`;
    const runs = async (file: string) =>
      runsOf(await plan({ 'app.py': FLASK, 'pyproject.toml': '[tool.poetry]\n', 'poetry.lock': lock(file) }), 'build');
    assert.match(await runs('xmlsec-1.tar.gz'), /libxmlsec1-dev/);
    assert.doesNotMatch(await runs('xmlsec-1-cp39-abi3-manylinux_2_28_x86_64.whl'), /libxmlsec1-dev/);
  });

  it('may be on Alpine only where every one has a wheel for it', async () => {
    const files = (file: string) => ({
      'app.py': FLASK,
      'pyproject.toml': '[tool.poetry]\n',
      'poetry.lock': `[[package]]\nname = "x"\nversion = "1"\ngroups = ["main"]\nfiles = [{file = "${file}"}]\n`,
    });
    await plan(files('x-1-py3-none-any.whl'), { base: 'alpine' });
    await plan(files('x-1-cp314-cp314-musllinux_1_2_x86_64.whl'), { base: 'alpine' });
    const question = await asked(files('x-1-cp314-cp314-manylinux_2_28_x86_64.whl'), { base: 'alpine' });
    assert.match(question?.what ?? '', /poetry\.lock has no wheel for it of x/);
  });

  it('get the server that is none of them, and a note that says so', async () => {
    const made = await plan({ 'app.py': FLASK, 'requirements.txt': 'flask==3\n' });
    assert.match(runsOf(made, 'build'), /pip install gunicorn==/);
    assert.ok(made.notes.some((note) => /^gunicorn is none of the project's packages/.test(note)));
  });

  it('come from a private index with a secret', async () => {
    const index = '--extra-index-url https://${INDEX_TOKEN}@packages.acme.example/simple\nflask==3\ngunicorn==27\n';
    const made = await plan({ 'app.py': FLASK, 'requirements.txt': index });
    const install = stepsOf(made, 'build').at(-1);
    assert.ok(install?.kind === 'run');
    assert.deepEqual(install.mounts?.at(-1), { type: 'secret', id: 'index_token', target: '/run/secrets/index_token' });
    assert.match(runsOf(made, 'build'), /export INDEX_TOKEN="\$\(cat \/run\/secrets\/index_token\)"/);
  });
});

describe('a health route of a Python project', () => {
  const path = async (texts: Readonly<Record<string, string>>) =>
    (await factsOf({ 'requirements.txt': 'fastapi==1\n', 'main.py': FASTAPI, ...texts })).healthPath?.value;
  const router =
    'from fastapi import APIRouter\nrouter = APIRouter(prefix="/ops")\n@router.get("/health")\ndef health(): ...\n';

  it('has the prefix of its router and of the place where that is taken in', async () => {
    assert.equal(await path({ 'health.py': router }), '/ops/health');
    assert.equal(
      await path({ 'health.py': router, 'main.py': `${FASTAPI}app.include_router(health.router, prefix="/v1")\n` }),
      '/v1/ops/health',
    );
  });

  it('is not guessed where it could be below another path', async () => {
    const main = `${FASTAPI}app.include_router(everything, prefix="/v1")\n`;
    assert.equal(await path({ 'health.py': router, 'main.py': main }), undefined);
  });
});

describe('a Django project', () => {
  const settings = [
    'SECRET_KEY = os.environ["SECRET_KEY"]',
    'ALLOWED_HOSTS = ["shop.example"]',
    'ROOT_URLCONF = "shop.urls"',
    'WSGI_APPLICATION = "shop.wsgi.application"',
    'ASGI_APPLICATION = "shop.asgi.application"',
    'STATIC_ROOT = os.path.join(BASE_DIR, "public", "static")',
  ].join('\n');
  const texts = (requirements: string) => ({
    'requirements.txt': requirements,
    'manage.py': 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.production")\n',
    'shop/settings/__init__.py': '',
    'shop/settings/base.py': settings,
    'shop/settings/production.py': 'from .base import *\n',
    'shop/urls.py': 'urlpatterns = [path("healthz/", ok)]\n',
  });

  it('is served by its settings, and by the server that it has', async () => {
    assert.match(commandOf(await plan(texts('django==5\ngunicorn==27\n'))), /^gunicorn .* shop\.wsgi:application$/);
    assert.match(commandOf(await plan(texts('django==5\nuvicorn==1\n'))), /^uvicorn .* shop\.asgi:application$/);
  });

  it('gathers its static files with a value for what the settings want', async () => {
    const made = await plan(texts('django==5\ngunicorn==27\n'));
    assert.equal(runsOf(made, 'assets'), 'SECRET_KEY=unused python manage.py collectstatic --noinput');
    const copy = stepsOf(made, 'runtime').find((step) => step.kind === 'copy' && step.from === 'assets');
    assert.deepEqual(copy?.kind === 'copy' ? copy.sources : [], ['/app/public/static']);
  });

  it('can be imported with what its settings insist on', async () => {
    const base = `${settings}\nDEBUG = config("DEBUG", cast=bool)\nDATABASES = {"default": env.db("DATABASE_URL")}\n`;
    const made = await plan({ ...texts('django==5\ngunicorn==27\n'), 'shop/settings/base.py': base });
    assert.match(runsOf(made, 'assets'), /^DATABASE_URL=sqlite:\/\/ DEBUG=0 SECRET_KEY=unused python/);
  });

  it('is not migrated by the image, and asked for a host that it lets in', async () => {
    const { notes, healthPath } = await plan(texts('django==5\ngunicorn==27\n'));
    assert.equal(healthPath, '/healthz/');
    assert.ok(notes.some((note) => /^Migrations are not run by the image/.test(note)));
    assert.ok(notes.some((note) => /127\.0\.0\.1: that must be in ALLOWED_HOSTS/.test(note)));
  });
});

describe('a program with models', () => {
  const requirements = 'fastapi==1\nuvicorn==1\ntransformers==5\ntorch==2\n';
  const main = `${FASTAPI}model = AutoModel.from_pretrained("acme/ships")\n`;

  it('downloads them apart, with the folder set before, and is offline when it runs', async () => {
    const made = await plan({ 'requirements.txt': requirements, 'main.py': main });
    assert.equal(made.stages[0]?.name, 'models');
    const kinds = stepsOf(made, 'models').map(({ kind }) => kind);
    assert.ok(kinds.indexOf('env') < kinds.lastIndexOf('run'));
    assert.match(runsOf(made, 'models'), /snapshot_download\('acme\/ships', revision='\$MODEL_REVISION'/);
    const env = stepsOf(made, 'runtime').find((step) => step.kind === 'env');
    assert.ok(env?.kind === 'env');
    assert.equal(env.values.HF_HOME, '/opt/models');
    assert.equal(env.values.HF_HUB_OFFLINE, '1');
  });

  it('is told to name a revision, and what a GPU is for', async () => {
    const { notes } = await plan({ 'requirements.txt': requirements, 'main.py': main });
    assert.ok(notes.some((note) => /^No revision of acme\/ships is named/.test(note)));
    assert.ok(notes.some((note) => /index of PyTorch for CPUs/.test(note)));
  });
});

describe('a folder without a Python program', () => {
  it('is none of this stack', async () => {
    assert.equal(await readPythonFacts(memoryFiles({ 'pyproject.toml': '[tool.ruff]\n' }), ''), undefined);
    assert.equal(await readPythonFacts(memoryFiles({ 'web/app.py': FLASK }), 'web'), undefined);
  });

  it('is a library where nothing in it starts', async () => {
    const facts = await factsOf({
      'pyproject.toml': '[project]\nname = "knots"\n',
      'knots/__init__.py': 'TURNS = 3\n',
    });
    assert.equal(facts.kind.value, 'library');
  });

  it('may be broken without a crash', async () => {
    const broken = { 'app.py': FLASK, 'pyproject.toml': '[project', 'poetry.lock': '[[', Pipfile: '[[[' };
    assert.match((await asked(broken))?.what ?? '', /poetry\.lock cannot be read/);
    const pipfile = { 'app.py': FLASK, Pipfile: '[packages]\n', 'Pipfile.lock': '[1' };
    assert.match((await asked(pipfile))?.what ?? '', /run pipenv lock/);
  });
});
