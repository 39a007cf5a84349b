import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from '#dockerfile/parse.js';
import { ToolError } from '../tool-error.js';
import type { Belongings } from './belongings.js';
import type { BuildStep, LogReader } from './build-step.js';
import type { Engine } from './engine.js';
import { plainLogReader } from './plain-log.js';
import { podmanLogReader } from './podman-log.js';
import { rawLogReader } from './raw-log.js';
import { withLines } from './step-lines.js';

export interface BuildOptions {
  readonly dockerfile: string;
  /** What messages call the Dockerfile. */
  readonly shownAs: string;
  readonly context: string;
  /** Take no step from the cache. */
  readonly cold: boolean;
  /** `NAME=value`, or `NAME` for the value in the environment. */
  readonly buildArgs?: readonly string[];
  readonly target?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told the name of the running step whenever it changes. */
  readonly onStep?: (name: string) => void;
}

/** A build that has ended well. */
export interface ImageBuild {
  readonly image: string;
  /** From the start of the program to its end. */
  readonly seconds: number;
  readonly steps: readonly BuildStep[];
}

/** Builds an image that carries the label of `made`. Throws BUILD_FAILED with the step, its line and the last output. */
export async function buildImage(engine: Engine, made: Belongings, options: BuildOptions): Promise<ImageBuild> {
  const { dockerfile, context, cold, buildArgs = [], target, signal, shownAs } = options;
  const idFile = join(await made.folder(), 'image');
  const log = logReaderOf(engine);
  const start = performance.now();
  let shown: string | undefined;
  const args = [
    ...COMMANDS[engine.builder],
    ...['--file', dockerfile, '--iidfile', idFile, '--label', made.label],
    ...(cold ? ['--no-cache'] : []),
    ...(target === undefined ? [] : ['--target', target]),
    ...buildArgs.flatMap((arg) => ['--build-arg', arg]),
    context,
  ];
  const take = (line: string) => {
    log.take(line);
    const running = log.running();
    if (running !== undefined && running !== shown) options.onStep?.(running);
    shown = running;
  };
  const { code, stderr } = await engine.run(args, { env: ENVIRONMENTS[engine.builder], signal, onLine: take });
  const seconds = (performance.now() - start) / 1000;
  const steps = withLines(log.steps(), parse(await readFile(dockerfile, 'utf8')));
  if (code !== 0) throw buildFailure(shownAs, steps, stderr);
  const image = (await readFile(idFile, 'utf8')).trim();
  return { image, seconds, steps };
}

const COMMANDS: Readonly<Record<Engine['builder'], readonly string[]>> = {
  'buildx-json': ['buildx', 'build', '--load', '--progress=rawjson'],
  buildx: ['buildx', 'build', '--load', '--progress=plain'],
  buildkit: ['build', '--progress=plain'],
  buildah: ['build'],
};

const ENVIRONMENTS: Readonly<Record<Engine['builder'], Readonly<Record<string, string>>>> = {
  'buildx-json': { BUILDX_NO_DEFAULT_ATTESTATIONS: '1' },
  buildx: { BUILDX_NO_DEFAULT_ATTESTATIONS: '1' },
  buildkit: { DOCKER_BUILDKIT: '1' },
  buildah: {},
};

function logReaderOf({ builder }: Engine): LogReader {
  if (builder === 'buildx-json') return rawLogReader();
  return builder === 'buildah' ? podmanLogReader(() => performance.now() / 1000) : plainLogReader();
}

function buildFailure(shownAs: string, steps: readonly BuildStep[], stderr: string): ToolError {
  const failed = steps.find(({ error, line }) => error !== undefined && line !== undefined);
  const step = failed ?? steps.find(({ error }) => error !== undefined);
  const code = /exit code: \d+$|exit status \d+$/.exec(step?.error ?? '')?.[0];
  const reason = code ?? step?.error ?? (lastLine(stderr.split('\n')) || 'the builder does not say why');
  const base = /^\[internal\] load metadata for (.*)$/.exec(step?.name ?? '')?.[1];
  if (base !== undefined) {
    return new ToolError(
      'BASE_IMAGE_MISSING',
      `${shownAs}: the base image ${base} is not here and cannot be pulled: ${short(reason)}.`,
      'Check its name and the network, or load it with docker load.',
    );
  }
  const place = failed ? `${shownAs}:${failed.line}` : shownAs;
  const what = step ? ` in ${short(step.instruction)}` : '';
  const said = lastLine(step?.output ?? []).replace(/^\d+\.\d+ /, '');
  return new ToolError(
    'BUILD_FAILED',
    `${place}: the build failed${what}: ${short(reason)}.`,
    said ? `Its last words: ${short(said)}` : 'Build it with docker build to see all that it prints.',
  );
}

function lastLine(lines: readonly string[]): string {
  return lines.findLast((line) => line.trim() !== '')?.trim() ?? '';
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
