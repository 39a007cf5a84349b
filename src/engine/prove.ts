import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { forwardSlashes } from '#project/relative-path.js';
import { ToolError } from '../tool-error.js';
import { type Belongings, belongingsOf } from './belongings.js';
import { buildImage, type ImageBuild } from './build-image.js';
import { type CompareOptions, compare } from './compare.js';
import { compressedSize } from './compressed-size.js';
import { type ContextCopy, copyContext, requireFile, touchFile } from './context-copy.js';
import type { Engine } from './engine.js';
import { exportFiles } from './file-list.js';
import { findEngine } from './find-engine.js';
import { inspectImage } from './image-facts.js';
import { lostFiles } from './lost-files.js';
import { type OpenedFiles, openedFiles } from './opened-files.js';
import type { Built, Proof } from './proof.js';
import { createContainer, type RunLimits, type RunOptions, runContainer } from './run-container.js';
import { sourceFileOf } from './source-file.js';
import { userIdOf } from './user-id.js';

export interface BuildAndRunOptions {
  /** The folder that is built; it is copied, never changed. */
  readonly context: string;
  /** The path to ask the container for; without one no request is made. */
  readonly request?: string | undefined;
  /** The port inside; by default the first that the image exposes. */
  readonly port?: number | undefined;
  readonly buildArgs?: readonly string[];
  readonly target?: string | undefined;
  /** The file to change before the warm build, relative to the context; by default a source file that is copied. */
  readonly touch?: string | undefined;
  readonly limits?: RunLimits;
  /** Variables for the containers. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
  /** Seconds between two health checks, instead of the images' own; then health is waited for besides an answer. */
  readonly healthInterval?: number | undefined;
  /** Seconds to wait for health or an answer. */
  readonly timeout?: number | undefined;
  /** Seconds that a container has to stop by itself; 10 by default, as `docker stop` gives it. */
  readonly grace?: number | undefined;
  /** Seconds to wait for the end of a container of which nothing else can be told; 5 by default. */
  readonly settle?: number | undefined;
  /**
   * Measure times and compressed sizes, or only the second build; where false, nothing is built twice. The first build
   * takes its steps from the cache unless all is measured.
   */
  readonly measure?: boolean | 'warm builds';
  /** Told what is going on, for people who wait. */
  readonly onProgress?: (what: string) => void;
  /** Ends the work; what was made is removed before the promise rejects. */
  readonly signal?: AbortSignal | undefined;
  /** The engine to use instead of the one found on PATH. */
  readonly engine?: Engine | undefined;
  /** Looks at the images after they have run, before they are removed. */
  readonly examine?: (place: Workplace) => Promise<void>;
}

/** Where images were built that are still there. */
export interface Workplace {
  readonly engine: Engine;
  readonly made: Belongings;
  readonly images: readonly Looked[];
}

export interface ProveOptions extends BuildAndRunOptions, CompareOptions {
  /** Run the first image once more and note which of the files that the second lacks its program opens. */
  readonly noteOpened?: boolean;
}

/**
 * Builds two Dockerfiles on the same context with the engine of this machine, runs both, and compares. Removes all
 * that it made. Throws a ToolError when there is no engine or a build fails.
 */
export async function prove(before: string, after: string, options: ProveOptions): Promise<Proof> {
  return withWork(options, async (work) => {
    const [a, b] = (await lookAll(work, [before, after])) as [Looked, Looked];
    const opened = options.noteOpened ? await opening(work, a, b) : undefined;
    return compare(a.built, b.built, { ...options, opened });
  });
}

/** Builds Dockerfiles on the same context, runs them, measures, and removes all that it made. */
export async function buildAndRun(
  dockerfiles: readonly string[],
  options: BuildAndRunOptions,
): Promise<readonly Built[]> {
  return withWork(options, async (work) => {
    const looked = await lookAll(work, dockerfiles);
    await options.examine?.({ engine: work.engine, made: work.made, images: looked });
    return looked.map(({ built }) => built);
  });
}

async function withWork<Result>(options: BuildAndRunOptions, use: (work: Work) => Promise<Result>): Promise<Result> {
  const engine = options.engine ?? (await findEngine());
  const made = belongingsOf(engine, `${process.pid}-${randomUUID()}`);
  try {
    return await use({ engine, made, options, layers: new Map() });
  } finally {
    await made.remove();
  }
}

async function lookAll(work: Work, dockerfiles: readonly string[]): Promise<readonly Looked[]> {
  const { made, options } = work;
  const copy = await copyContext(
    await made.folder(),
    resolve(options.context),
    dockerfiles.map((each) => resolve(each)),
  );
  const texts = await Promise.all(copy.dockerfiles.map((each) => readFile(each, 'utf8')));
  const own = new Set(dockerfiles.map((each) => forwardSlashes(relative(options.context, each))));
  const sources = copy.paths.filter((path) => !own.has(path));
  const touched = buildsTwice(options)
    ? (options.touch ?? texts.map((text) => sourceFileOf(text, sources)).find((path) => path !== undefined))
    : undefined;
  // Told before minutes of building, not behind them.
  if (touched !== undefined) requireFile(copy, touched);
  const cold: ImageBuild[] = [];
  for (const at of dockerfiles.keys()) cold.push(await build(work, copy, dockerfiles, at, isMeasured(options)));
  const warm: ImageBuild[] = [];
  if (touched !== undefined) {
    await touchFile(copy, touched);
    for (const at of dockerfiles.keys()) warm.push(await build(work, copy, dockerfiles, at, false));
  }
  const looked: Looked[] = [];
  for (const [at, dockerfile] of dockerfiles.entries()) {
    looked.push(await look(work, dockerfile, cold[at] as ImageBuild, warm[at], touched));
  }
  return looked;
}

function isMeasured({ measure = true }: BuildAndRunOptions): boolean {
  return measure === true;
}

function buildsTwice({ measure = true }: BuildAndRunOptions): boolean {
  return measure !== false;
}

interface Work {
  readonly engine: Engine;
  readonly made: Belongings;
  readonly options: BuildAndRunOptions;
  /** The compressed sizes of layers that were measured. */
  readonly layers: Map<string, number>;
}

/** An image that was built and run, and how. */
export interface Looked {
  readonly built: Built;
  readonly image: string;
  readonly options: RunOptions;
}

function opening({ engine, made, options }: Work, before: Looked, after: Looked): Promise<OpenedFiles> {
  options.onProgress?.(`noting what ${before.built.dockerfile} opens`);
  const lost = lostFiles(before.built.files, after.built.files);
  return openedFiles(engine, made, { ...before.built, image: before.image }, lost, before.options);
}

function build(
  { engine, made, options }: Work,
  copy: ContextCopy,
  dockerfiles: readonly string[],
  at: number,
  cold: boolean,
): Promise<ImageBuild> {
  const shownAs = dockerfiles[at] as string;
  return buildImage(engine, made, {
    dockerfile: copy.dockerfiles[at] as string,
    shownAs,
    context: copy.context,
    cold,
    buildArgs: options.buildArgs,
    target: options.target,
    signal: options.signal,
    onStep: (step) =>
      options.onProgress?.(`building ${shownAs}${cold || !isMeasured(options) ? '' : ' again'}: ${step}`),
  });
}

/** The exposed port that the health check asks, or the first: a base image may expose one that nobody listens on. */
function servedPort(exposed: readonly string[], healthcheck: string): string | undefined {
  const ports = exposed.filter((port) => port.endsWith('/tcp'));
  return ports.find((port) => healthcheck.includes(`:${Number.parseInt(port, 10)}/`)) ?? ports[0];
}

async function look(
  work: Work,
  dockerfile: string,
  cold: ImageBuild,
  warm: ImageBuild | undefined,
  touched: string | undefined,
): Promise<Looked> {
  const { engine, made, options, layers } = work;
  const { onProgress, signal, request } = options;
  const facts = await inspectImage(engine, cold.image, signal);
  const exposed = servedPort(facts.config.ExposedPorts, facts.config.Healthcheck.join(' '));
  const port = options.port ?? (exposed === undefined ? undefined : Number.parseInt(exposed, 10));
  if (request !== undefined && port === undefined) {
    throw new ToolError('NO_PORT', `${dockerfile} exposes no port to send a request to.`, 'Name it with --port.');
  }
  const hasHealthcheck = facts.config.Healthcheck.length > 0 && facts.config.Healthcheck[0] !== 'NONE';
  const hasCommand = facts.config.Cmd.length + facts.config.Entrypoint.length > 0;
  // Without a request or a port that was asked for, an exposed port is no promise that something listens.
  const wanted = request !== undefined || options.port !== undefined ? port : undefined;
  const run = {
    ...options.limits,
    port: wanted,
    request,
    hasHealthcheck,
    hasCommand,
    environment: options.environment,
    healthInterval: options.healthInterval,
    timeout: options.timeout,
    grace: options.grace,
    settle: options.settle,
    signal,
  };
  const container = await createContainer(engine, made, cold.image, run);
  onProgress?.(`reading the files of ${dockerfile}`);
  const { files, passwd } = await exportFiles(engine, container, signal);
  onProgress?.(`measuring the layers of ${dockerfile}`);
  const compressed = isMeasured(options) ? await compressedSize(engine, cold.image, layers, signal) : undefined;
  onProgress?.(`running ${dockerfile}`);
  const built = {
    ...facts,
    dockerfile,
    compressed,
    coldSeconds: isMeasured(options) ? cold.seconds : undefined,
    warmSeconds: warm?.seconds,
    touched: warm && touched,
    steps: cold.steps,
    warmCached: warm?.steps.filter(({ internal, cached }) => !internal && cached).length,
    uid: userIdOf(facts.config.User, passwd),
    files,
    run: hasCommand ? await runContainer(engine, container, run) : undefined,
  };
  return { built, image: cold.image, options: run };
}
