import { ToolError } from '../tool-error.js';
import type { Belongings } from './belongings.js';
import type { Engine } from './engine.js';
import type { Address, Answer } from './request.js';
import { isListening, request, settledAnswer } from './request.js';

/** What a container may use. */
export interface RunLimits {
  /** As the engine takes them: `1g`. */
  readonly memory?: string;
  readonly cpus?: string;
  readonly pids?: number;
  /** A root file system that cannot be written; /tmp is memory. */
  readonly readOnly?: boolean;
  /** No capability, and no way to get one by a setuid program. */
  readonly dropCapabilities?: boolean;
}

export interface RunOptions extends RunLimits {
  /** The port that it listens on, inside. */
  readonly port?: number | undefined;
  /** The path to ask for; without one no request is made. */
  readonly request?: string | undefined;
  readonly hasHealthcheck: boolean;
  /** The image names what to run; without that the container can only be looked at. */
  readonly hasCommand: boolean;
  /** The words to start instead of the image's own. */
  readonly start?: readonly string[] | undefined;
  /** It was started before; one that has ended since would be started once more. */
  readonly isStarted?: boolean | undefined;
  /** Waited for before it is stopped, when it has not ended by itself. */
  readonly beforeStop?: (() => Promise<void>) | undefined;
  /** Variables for the program. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
  /** Seconds between two health checks instead of the image's own; then an answer is not all that is waited for. */
  readonly healthInterval?: number | undefined;
  /** Seconds to wait for health, an answer, or the port. */
  readonly timeout?: number | undefined;
  /** Seconds to wait for the end of a container that has neither port nor health check. */
  readonly settle?: number | undefined;
  /** Seconds that it has to end by itself when it is stopped; 10 as with `docker stop`. */
  readonly grace?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** How a container behaved. */
export interface RunResult {
  /** The path that it was asked for. */
  readonly request: string | undefined;
  /** What it came to before it was stopped. */
  readonly outcome: 'answered' | 'healthy' | 'listening' | 'running' | 'exited' | 'unhealthy' | 'no answer';
  /** From its start to that. */
  readonly seconds: number;
  /** Its exit code; after a stop, that of the stop. */
  readonly exitCode: number | undefined;
  readonly answer: Answer | undefined;
  /** What its health check said, where that was waited for besides the answer. */
  readonly health: 'healthy' | 'unhealthy' | undefined;
  /** From SIGTERM, or its own stop signal, to its end; undefined when it ended by itself. */
  readonly secondsToStop: number | undefined;
  /** It took no notice of the signal and was killed. */
  readonly killed: boolean;
  /** The last lines that it printed on standard output. */
  readonly stdout: readonly string[];
  /** The last lines that it printed on standard error, or why it could not be started. */
  readonly stderr: readonly string[];
}

/** Creates a container of an image, with the label of `made`; it is not started. */
export async function createContainer(
  engine: Engine,
  made: Belongings,
  image: string,
  options: RunOptions,
): Promise<string> {
  const { port, memory = '2g', cpus = '2', pids = 1024, readOnly, dropCapabilities, hasCommand, signal } = options;
  const { environment = {}, healthInterval, hasHealthcheck, start = [] } = options;
  const args = [
    ...['create', '--label', made.label, '--memory', memory, '--cpus', cpus, '--pids-limit', String(pids)],
    ...(readOnly ? ['--read-only', '--tmpfs', '/tmp'] : []),
    ...(dropCapabilities ? ['--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'] : []),
    ...Object.entries(environment).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ...(hasHealthcheck && healthInterval !== undefined ? ['--health-interval', `${healthInterval}s`] : []),
    ...(port === undefined ? [] : ['--publish', engine.host === '127.0.0.1' ? `127.0.0.1::${port}` : String(port)]),
    ...start.slice(0, 1).flatMap((word) => ['--entrypoint', word]),
    image,
    ...start.slice(1),
    ...(hasCommand ? [] : ['/none']),
  ];
  const { code, stdout, stderr } = await engine.run(args, { signal });
  if (code === 0) return stdout.trim().split('\n').at(-1) ?? '';
  throw new ToolError(
    'CREATE_FAILED',
    `No container can be made: ${firstLine(stderr)}.`,
    'Free disk space or memory, or lower the limits.',
  );
}

/** Starts a container, if that was not done, waits for what it is to come to, asks it, stops it, and tells how that went. */
export async function runContainer(engine: Engine, container: string, options: RunOptions): Promise<RunResult> {
  const start = performance.now();
  const { code, stderr } = options.isStarted
    ? STARTED
    : await engine.run(['start', container], { signal: options.signal });
  // A program that cannot be started: the engine refuses, as a shell would with 126 or 127.
  const failed = code !== 0 ? firstLine(stderr) : undefined;
  const reached: Outcome =
    failed === undefined ? await outcomeOf(engine, container, options) : { outcome: 'exited' as const };
  const { outcome, answer, health } = reached;
  const seconds = (performance.now() - start) / 1000;
  if (outcome !== 'exited') await options.beforeStop?.();
  const stopped = outcome === 'exited' ? undefined : await stop(engine, container, options);
  const state = await stateOf(engine, container, options.signal);
  // 126 and 127: the program is missing or no program, which is the image's own fault.
  if (failed !== undefined && state.ExitCode !== 126 && state.ExitCode !== 127) {
    throw new ToolError(
      'START_FAILED',
      `The container cannot be started: ${failed}.`,
      'Try it with the engine itself.',
    );
  }
  const printed = await printedBy(engine, container, options.signal);
  return {
    request: options.request,
    outcome,
    seconds,
    answer,
    health,
    exitCode: state.ExitCode,
    secondsToStop: stopped,
    killed: stopped !== undefined && state.ExitCode === 137,
    ...printed,
    ...(failed !== undefined && { stderr: [failed] }),
  };
}

const STARTED = { code: 0, stderr: '' };

async function stop(engine: Engine, container: string, { grace = 10, signal }: RunOptions): Promise<number> {
  const start = performance.now();
  await engine.run(['stop', '-t', String(grace), container], { signal });
  return (performance.now() - start) / 1000;
}

type Outcome = Pick<RunResult, 'outcome'> & Partial<Pick<RunResult, 'answer' | 'health'>>;

async function outcomeOf(engine: Engine, container: string, options: RunOptions): Promise<Outcome> {
  const { request: path, port, hasHealthcheck, timeout = 60, settle = 5, signal } = options;
  const address = port === undefined ? undefined : await addressOf(engine, container, port, signal);
  const waitsForMore = path !== undefined || hasHealthcheck || port !== undefined;
  const deadline = performance.now() + 1000 * (waitsForMore ? timeout : settle);
  for (;;) {
    const state = await stateOf(engine, container, signal);
    if (!state.Running) return { outcome: 'exited' };
    if (path !== undefined && address !== undefined) {
      const answer = await request(address, path);
      if (answer) {
        const settled = await settledAnswer(answer, address, path);
        const waitsForHealth = hasHealthcheck && options.healthInterval !== undefined;
        const health = waitsForHealth ? await healthOf(engine, container, deadline, signal) : undefined;
        return { outcome: 'answered', answer: settled, health };
      }
    } else if (hasHealthcheck) {
      const health = state.Health?.Status;
      if (health === 'healthy' || health === 'unhealthy') return { outcome: health };
    } else if (address !== undefined && (await isListening(address))) return { outcome: 'listening' };
    if (performance.now() > deadline) return { outcome: waitsForMore ? 'no answer' : 'running' };
    await pause(200, signal);
  }
}

async function healthOf(
  engine: Engine,
  container: string,
  deadline: number,
  signal: AbortSignal | undefined,
): Promise<'healthy' | 'unhealthy' | undefined> {
  for (;;) {
    const { Running, Health } = await stateOf(engine, container, signal);
    if (Health?.Status === 'healthy' || Health?.Status === 'unhealthy') return Health.Status;
    if (!Running || performance.now() > deadline) return undefined;
    await pause(200, signal);
  }
}

interface State {
  readonly Running: boolean;
  readonly ExitCode: number;
  readonly Health?: { readonly Status: string };
}

async function stateOf(engine: Engine, container: string, signal: AbortSignal | undefined): Promise<State> {
  const { code, stdout, stderr } = await engine.run(['inspect', '--format', '{{json .State}}', container], { signal });
  if (code === 0) return JSON.parse(stdout) as State;
  throw new ToolError(
    'CONTAINER_GONE',
    `The container is gone: ${firstLine(stderr)}.`,
    'Did something else remove it?',
  );
}

/** Where a port of the container can be reached; undefined once it has ended. */
async function addressOf(
  engine: Engine,
  container: string,
  port: number,
  signal: AbortSignal | undefined,
): Promise<Address | undefined> {
  const { stdout } = await engine.run(['port', container, `${port}/tcp`], { signal });
  const published = /:(\d+)\s*$/m.exec(stdout)?.[1];
  return published === undefined ? undefined : { host: engine.host, port: Number(published) };
}

async function printedBy(
  engine: Engine,
  container: string,
  signal: AbortSignal | undefined,
): Promise<Pick<RunResult, 'stdout' | 'stderr'>> {
  const { stdout, stderr } = await engine.run(['logs', '--tail', '100', container], { signal });
  return { stdout: lastLines(stdout), stderr: lastLines(stderr) };
}

function lastLines(text: string): readonly string[] {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  return text === '' ? [] : lines.slice(-20).map((line) => line.slice(0, 2000));
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

function firstLine(text: string): string {
  return (text.trim().split('\n')[0] ?? '').replace(/\.$/, '');
}
