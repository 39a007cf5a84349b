import type { Mount, Step } from '../build-plan.js';
import type { Packaging } from './packaging.js';
import { VENV } from './setting.js';

/** The newest versions on 2026-11-21, for what no file of a project names. */
const TOOLS = { uv: '0.13.9', poetry: '2.5.1', pipenv: '2026.10.3' } as const;
const SERVERS: Readonly<Record<string, string>> = { gunicorn: '27.0.1', uvicorn: '0.54.0' };

const PIP_CACHE: Mount = { type: 'cache', target: '/root/.cache/pip' };

/** Makes the virtual environment, and the package manager beside it, so that it is no part of the image. */
export function environmentSteps(packaging: Packaging | undefined): readonly Step[] {
  const manager = packaging?.manager ?? 'pip';
  const active = { VIRTUAL_ENV: VENV, PATH: `${VENV}/bin:$PATH` };
  if (manager === 'uv')
    return [
      { kind: 'copy', from: `ghcr.io/astral-sh/uv:${TOOLS.uv}`, sources: ['/uv'], to: '/usr/local/bin/' },
      {
        kind: 'env',
        why: "The image's own Python is used; bytecode is compiled now, not at each start.",
        values: {
          UV_PROJECT_ENVIRONMENT: VENV,
          UV_COMPILE_BYTECODE: '1',
          UV_LINK_MODE: 'copy',
          UV_PYTHON_DOWNLOADS: 'never',
          ...active,
        },
      },
    ];
  const venv: Step = { kind: 'run', commands: [`python -m venv ${VENV}`] };
  if (manager === 'pip') return [venv, { kind: 'env', values: active }];
  const version = packaging?.managerVersion ?? TOOLS[manager];
  return [
    {
      kind: 'run',
      why: `${TITLES[manager]} has an environment of its own: it stays in this stage.`,
      commands: [`python -m venv /opt/${manager}`, `/opt/${manager}/bin/pip install ${manager}==${version}`],
      mounts: [PIP_CACHE],
    },
    venv,
    { kind: 'env', values: { ...active, ...VARIABLES[manager] } },
  ];
}

const TITLES = { poetry: 'Poetry', pipenv: 'Pipenv' } as const;

const VARIABLES: Readonly<Record<'poetry' | 'pipenv', Readonly<Record<string, string>>>> = {
  poetry: { POETRY_NO_INTERACTION: '1' },
  pipenv: {},
};

/** Copies what the installation reads and installs the packages, without the project itself. */
export function packageSteps(packaging: Packaging): readonly Step[] {
  const { localPaths } = packaging;
  const inputs = byFolder(packaging.inputs);
  return [
    ...inputs.map(
      ([folder, sources], index): Step => ({
        kind: 'copy',
        sources,
        to: folder === '' ? './' : `${folder}/`,
        ...(index === 0 ? { why: 'Packages change less often than sources: these layers stay.' } : {}),
      }),
    ),
    ...(localPaths.includes('.')
      ? [
          {
            kind: 'copy',
            sources: ['.'],
            to: '.',
            why: `${packaging.source} installs the project itself.`,
          } satisfies Step,
        ]
      : localPaths.map((path): Step => ({ kind: 'copy', sources: [path], to: `./${path}` }))),
    { kind: 'run', ...installation(packaging, 'production') },
  ];
}

/** Adds what the project needs for development only. */
export function developmentSteps(packaging: Packaging | undefined): readonly Step[] {
  if (!packaging || (packaging.manager === 'pip' && !packaging.developmentRequirements)) return [];
  const { developmentRequirements: path } = packaging;
  const folder = path?.includes('/') ? `${path.slice(0, path.lastIndexOf('/'))}/` : './';
  return [
    ...(path ? [{ kind: 'copy', sources: [path], to: folder } satisfies Step] : []),
    { kind: 'run', ...installation(packaging, 'development') },
  ];
}

/** Installs the project itself, from its sources. */
export function projectStep({ manager }: Packaging): Step {
  const commands = {
    uv: 'uv sync --locked --no-dev --no-editable',
    poetry: '/opt/poetry/bin/poetry install --only-root',
    pipenv: 'pip install --no-deps .',
    pip: 'pip install --no-deps .',
  };
  return { kind: 'run', commands: [commands[manager]], mounts: [cacheOf(manager === 'pipenv' ? 'pip' : manager)] };
}

/** Installs a server that is no package of the project. */
export function serverStep(server: string, packaging: Packaging | undefined): Step {
  const isUv = packaging?.manager === 'uv';
  return {
    kind: 'run',
    why: `${server} is none of the project's packages: add it there, and this line goes.`,
    commands: [`${isUv ? 'uv pip' : 'pip'} install ${server}==${SERVERS[server]}`],
    mounts: [cacheOf(isUv ? 'uv' : 'pip')],
  };
}

function installation(
  packaging: Packaging,
  purpose: 'production' | 'development',
): { readonly commands: readonly string[]; readonly mounts: readonly Mount[] } {
  const { manager, requirements, source, managerVersion } = packaging;
  const isProduction = purpose === 'production';
  const mounts = [cacheOf(manager)];
  switch (manager) {
    case 'uv':
      return { commands: [`uv sync --locked${isProduction ? ' --no-dev' : ''} --no-install-project`], mounts };
    case 'poetry': {
      const verb = managerVersion?.startsWith('1.') ? 'install --sync' : 'sync';
      return {
        commands: [`/opt/poetry/bin/poetry ${verb}${isProduction ? ' --only main' : ''} --no-root --compile`],
        mounts,
      };
    }
    case 'pipenv':
      return { commands: [`/opt/pipenv/bin/pipenv install --deploy${isProduction ? '' : ' --dev'}`], mounts };
    case 'pip': {
      if (!isProduction) return { commands: [`pip install -r ${packaging.developmentRequirements}`], mounts };
      if (!requirements) return { commands: [LIST_DEPENDENCIES, 'pip install -r /tmp/requirements.txt'], mounts };
      const secrets = requirements.variables.map((name) => ({ name, file: `/run/secrets/${name.toLowerCase()}` }));
      return {
        commands: [
          ...secrets.map(({ name, file }) => `export ${name}="$(cat ${file})"`),
          `pip install${requirements.hasHashes ? ' --require-hashes' : ''} -r ${source}`,
        ],
        mounts: [
          ...mounts,
          ...secrets.map(({ name, file }): Mount => ({ type: 'secret', id: name.toLowerCase(), target: file })),
        ],
      };
    }
  }
}

/** The packages that a pyproject.toml lists, without building the project. */
const LIST_DEPENDENCIES = `python -c "import tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['dependencies'], sep='\\n')" > /tmp/requirements.txt`;

function cacheOf(manager: Packaging['manager']): Mount {
  const folders = { pip: 'pip', uv: 'uv', poetry: 'pypoetry', pipenv: 'pipenv' };
  return manager === 'pip' ? PIP_CACHE : { type: 'cache', target: `/root/.cache/${folders[manager]}` };
}

/** Paths by their folder, those of the root first. */
function byFolder(paths: readonly string[]): readonly (readonly [string, readonly string[]])[] {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
    folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  return [...folders].sort(([a], [b]) => (a < b ? -1 : 1));
}
