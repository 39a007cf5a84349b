import { createReadStream } from 'node:fs';
import { access, constants, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import { ToolError } from '../tool-error.js';
import type { Engine } from './engine.js';
import { runProcess } from './run-process.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The first docker, then podman, on PATH that answers and can build with BuildKit (or podman's builder);
 * `PLIMSOLL_ENGINE` names the only one to try. Throws NO_ENGINE with what each one lacks.
 */
export async function findEngine(env: Environment = process.env): Promise<Engine> {
  const asked = env.PLIMSOLL_ENGINE;
  const reasons: string[] = [];
  for (const program of asked ? [asked] : await candidates(env)) {
    const found = await tryEngine(program, env);
    if (typeof found !== 'string') return found;
    reasons.push(`${program} ${found}`);
  }
  const none = 'prove needs docker, podman or buildah, and there is none on PATH.';
  const message = reasons.length > 0 ? `No engine can be used: ${reasons.join('; ')}.` : none;
  throw new ToolError('NO_ENGINE', message, hintFor(reasons, asked));
}

const NAMES = ['docker', 'podman', 'buildah'] as const;

/** Every program of these names on PATH, each once. */
async function candidates({ PATH = '' }: Environment): Promise<readonly string[]> {
  const found = new Map<string, string>();
  for (const name of NAMES) {
    for (const folder of PATH.split(delimiter).filter(isAbsolute)) {
      const path = join(folder, name);
      const real = await access(path, constants.X_OK).then(
        () => realpath(path),
        () => undefined,
      );
      if (real !== undefined && !found.has(real)) found.set(real, path);
    }
  }
  return [...found.values()];
}

/** The engine, or what is missing. */
async function tryEngine(program: string, env: Environment): Promise<Engine | string> {
  const name = /[^/\\]*$/.exec(program)?.[0] ?? program;
  if (/buildah/.test(name)) return 'builds images but runs no containers: install podman beside it';
  const run: Engine['run'] = (args, options) =>
    runProcess(program, args, { ...options, env: { ...env, ...options?.env } });
  try {
    return await (/podman/.test(name) ? podman(program, run) : docker(program, run, env));
  } catch (error) {
    if (error instanceof ToolError) return 'cannot be started';
    throw error;
  }
}

async function podman(program: string, run: Engine['run']): Promise<Engine | string> {
  const { code, stdout } = await run(['version', '--format', '{{.Client.Version}}']);
  if (code !== 0) return 'does not answer';
  const title = `podman ${stdout.trim()}`;
  return { name: 'podman', program, title, builder: 'buildah', host: '127.0.0.1', run: throughFile(run) };
}

/** podman opens /dev/stdout by its name to write an archive, and fails where that is a socket, as Node.js makes it. */
function throughFile(run: Engine['run']): Engine['run'] {
  return async ([command = '', ...args], { onOutput, ...options } = {}) => {
    if (!onOutput) return run([command, ...args], options);
    const folder = await mkdtemp(join(tmpdir(), `plimsoll-engine-${process.pid}-`));
    try {
      const file = join(folder, 'archive.tar');
      const ended = await run([command, '--output', file, ...args], options);
      if (ended.code === 0) await onOutput(createReadStream(file));
      return ended;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}

async function docker(program: string, run: Engine['run'], env: Environment): Promise<Engine | string> {
  const version = await run(['version', '--format', '{{.Client.Version}}\t{{.Server.Version}}']);
  const [client = '', server = ''] = version.stdout.trim().split('\t');
  if (version.code !== 0) return /podman/i.test(version.stdout) ? 'is podman' : 'gets no answer from its daemon';
  const host = hostOf(env.DOCKER_HOST);
  const buildx = await run(['buildx', 'version']);
  if (buildx.code === 0) {
    const { stdout: help } = await run(['buildx', 'build', '--help']);
    const builder = help.includes('rawjson') ? 'buildx-json' : 'buildx';
    return { name: 'docker', program, title: `docker ${server} with buildx`, builder, host, run };
  }
  // From 23 on the docker program itself has no BuildKit; before 18.09 the daemon has none.
  const major = Number.parseFloat(client);
  if (!(major >= 18.09 && major < 23)) return `${client} has no buildx`;
  return { name: 'docker', program, title: `docker ${server} with BuildKit`, builder: 'buildkit', host, run };
}

/** The machine whose ports a daemon opens: this one unless DOCKER_HOST names another. */
function hostOf(address: string | undefined): string {
  const remote = /^(?:tcp|ssh|https?):\/\/(?:[^@/]*@)?(\[[^\]]+\]|[^:/]+)/.exec(address ?? '');
  return remote?.[1] ?? '127.0.0.1';
}

function hintFor(reasons: readonly string[], asked: string | undefined): string {
  const text = reasons.join(' ');
  if (asked) return 'PLIMSOLL_ENGINE names it; without that, PATH is searched.';
  if (text.includes('no answer')) return 'Start it (dockerd, Docker Desktop), or let DOCKER_HOST say where it is.';
  if (text.includes('buildx')) return 'Install docker-buildx-plugin.';
  return 'Install one of them, or let PLIMSOLL_ENGINE name the program.';
}
