import { PassThrough } from 'node:stream';
import type { Belongings } from './belongings.js';
import type { Engine } from './engine.js';
import type { FileList } from './file-list.js';
import type { ImageConfig } from './image-facts.js';
import { foldersOf, MARK, observedStart, observerOf } from './observer.js';
import { createContainer, type RunOptions, type RunResult, runContainer } from './run-container.js';

/** Which of the files that another image lacks a program opens while it runs. */
export type OpenedFiles = NotedFiles | NothingNoted;

export interface NotedFiles {
  /** How many files the other image lacks. */
  readonly lost: number;
  /** Those of them that are opened, sorted. */
  readonly opened: readonly string[];
}

export interface NothingNoted {
  readonly lost: number;
  /** Why nothing could be noted. */
  readonly notNoted: string;
}

/** An image that was built and run. */
export interface RunImage {
  readonly image: string;
  /** As the engine names it: `amd64`. */
  readonly architecture: string;
  readonly config: ImageConfig;
  readonly files: FileList;
  readonly run: RunResult | undefined;
}

/**
 * Runs an image once more, in its own words behind an observer, and notes which of the `lost` files are opened, whatever
 * language the program is in: with inotify(7), in the folders that hold such files. What is opened before the first
 * answer is always noted, what is opened at the stop mostly. Names that are only asked for (stat, readlink) are no opening.
 */
export async function openedFiles(
  engine: Engine,
  made: Belongings,
  { image, architecture, config, files, run }: RunImage,
  lost: readonly string[],
  options: RunOptions,
): Promise<OpenedFiles> {
  if (lost.length === 0) return { lost: 0, opened: [] };
  const notNoted = (reason: string) => ({ lost: lost.length, notNoted: reason });
  if (!run) return notNoted('the image has no command to run');
  if (lost.some((path) => /[\n\t]/.test(path))) return notNoted('the name of a file has a tab or a line break');
  const observer = observerOf(architecture, files);
  if ('reason' in observer) return notNoted(observer.reason);
  const start = observedStart([...config.Entrypoint, ...config.Cmd], run.outcome === 'exited');
  const container = await createContainer(engine, made, image, { ...options, start });
  const { code, stderr } = await engine.run(['start', container], { signal: options.signal });
  if (code !== 0) return notNoted(`the container does not start behind an observer: ${lastLine(stderr)}`);
  const observing = observe(engine, container, observer.words, lost, options.signal);
  if (!(await observing.isReady)) return notNoted((await observing.ended) ?? 'the observer ended');
  const again = await runContainer(engine, container, { ...options, isStarted: true, beforeStop: observing.drain });
  const failure = await observing.ended;
  if (failure !== undefined) return notNoted(failure);
  const [was, is] = [cameTo(run), cameTo(again)];
  if (was !== is) return notNoted(`behind an observer the program ${is}; alone, it ${was}`);
  return { lost: lost.length, opened: lost.filter((path) => observing.opened.has(path)) };
}

function cameTo({ outcome, exitCode }: RunResult): string {
  return outcome === 'exited' ? `ended with ${exitCode}` : `was ${outcome}`;
}

interface Observing {
  /** Whether all folders are watched; false when the observer ended before. */
  readonly isReady: Promise<boolean>;
  /** Waits until all that has happened so far is noted. */
  readonly drain: () => Promise<void>;
  /** Why it does not know all, or nothing; when the container has ended. */
  readonly ended: Promise<string | undefined>;
  readonly opened: ReadonlySet<string>;
}

/** Starts an observer within a container that waits for it. */
function observe(
  engine: Engine,
  container: string,
  words: readonly string[],
  lost: readonly string[],
  signal: AbortSignal | undefined,
): Observing {
  const input = new PassThrough();
  input.write([...foldersOf(lost), '', ''].join('\n'));
  const opened = new Set<string>();
  let watchers = 0;
  let marks = 0;
  let failure: string | undefined;
  let onReady = (_isReady: boolean) => {};
  let onDrained = () => {};
  const isReady = new Promise<boolean>((resolve) => {
    onReady = resolve;
  });
  const drained = new Promise<void>((resolve) => {
    onDrained = resolve;
  });
  const onLine = (line: string) => {
    const [event = '', folder, name] = line.split('\t');
    if (event.startsWith('ready ')) {
      watchers = Number(event.slice(6));
      onReady(true);
    } else if (folder === undefined) failure ??= line;
    else if (event.includes('o')) failure ??= OVERFLOW;
    else if (folder + name === MARK) marks += 1;
    else opened.add(folder + name);
    if (failure === undefined && (marks === 0 || marks < watchers)) return;
    onDrained();
    // A program that has ended by itself waits for that.
    input.end();
  };
  const ended = engine
    .run(['exec', '--interactive', '--user', '0', container, ...words], { signal, input, onLine })
    // The end of the container ends it, too, with any code.
    .then(
      ({ code, stderr }) =>
        failure ??
        (marks > 0 && marks === watchers ? undefined : lastLine(stderr) || `the observer ended with ${code}`),
    )
    .finally(() => {
      onReady(false);
      onDrained();
    });
  // Where the run fails first, nobody asks any more.
  ended.catch(() => undefined);
  const drain = () => {
    input.end();
    return drained;
  };
  return { isReady, drain, ended, opened };
}

const OVERFLOW = 'more is opened at once than the system notes (fs.inotify.max_queued_events)';

function lastLine(text: string): string {
  return (text.trim().split('\n').at(-1) ?? '').replace(/\.$/, '');
}
