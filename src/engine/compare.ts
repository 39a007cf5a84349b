import { behavesAlike, compareConfigs } from './compare-config.js';
import { compareFiles, type Explanation, type FileDifference } from './compare-files.js';
import type { ImageConfig } from './image-facts.js';
import type { OpenedFiles } from './opened-files.js';
import type { Built, Proof } from './proof.js';
import type { Answer } from './request.js';
import type { RunResult } from './run-container.js';

export interface CompareOptions {
  /** The files that may differ, with the reason. */
  readonly explainedBy?: readonly Explanation[];
  /** The fields of the configuration that may differ. */
  readonly allowedConfig?: readonly (keyof ImageConfig)[];
}

export interface Observed extends CompareOptions {
  /** Which of the files that the second image lacks the first program opens. */
  readonly opened?: OpenedFiles | undefined;
}

/** Compares two images that were built and run: what differs, what nothing explains, what got worse. */
export function compare(
  before: Built,
  after: Built,
  { explainedBy = [], allowedConfig = [], opened }: Observed = {},
): Proof {
  const files = compareFiles(before.files, after.files, explainedBy);
  const config = compareConfigs(before, after, allowedConfig);
  const unexplained = [
    ...config
      .filter(({ reason }) => !reason)
      .map(({ field, before: a, after: b }) => `${field} was ${a || 'not set'}, is ${b || 'not set'}`),
    ...fileLines(files.filter(({ reason }) => !reason)),
    ...(opened && 'opened' in opened ? missingLines(opened.opened) : []),
    ...weakEvidence(before, after),
  ];
  return { before, after, files, config, opened, unexplained, worse: worseThings(before, after) };
}

/** What the first program opened must be there for the second. */
function missingLines(missing: readonly string[]): readonly string[] {
  const shown = missing.slice(0, FEW).map((path) => `${path} is opened before, and is not there after`);
  return missing.length > FEW ? [...shown, `and ${missing.length - FEW} more files that are opened before`] : shown;
}

/** Two containers that fail alike show nothing. */
function weakEvidence({ run: a }: Built, { run: b }: Built): readonly string[] {
  if (!a || !b) return [];
  if (a.outcome === 'unhealthy' && b.outcome === 'unhealthy') return ['neither container becomes healthy'];
  const isSilent = a.request !== undefined && a.outcome !== 'answered' && b.outcome !== 'answered';
  return isSilent ? [`neither container answers ${a.request}`] : [];
}

/** A line for each file, or one for many below the same folder that differ in the same way. */
function fileLines(files: readonly FileDifference[]): readonly string[] {
  const groups = new Map<string, FileDifference[]>();
  for (const file of files) {
    const [first = ''] = (file.detail ?? '').split(' ');
    const key = `${file.kind} ${first} ${file.path.split('/').slice(0, 3).join('/')}`;
    const group = groups.get(key);
    if (group) group.push(file);
    else groups.set(key, [file]);
  }
  return [...groups.values()].flatMap((group) => (group.length > FEW ? [groupLine(group)] : group.map(lineOf)));
}

const FEW = 3;

function groupLine(group: readonly FileDifference[]): string {
  const [first, last] = [group[0], group.at(-1)] as [FileDifference, FileDifference];
  const what = first.detail ? `, the first by ${first.detail}` : '';
  return `${group.length} paths from ${first.path} to ${last.path} were ${first.kind}${what}`;
}

function lineOf({ kind, path, detail }: FileDifference): string {
  return detail ? `${path} was ${kind}: ${detail}` : `${path} was ${kind}`;
}

/** Sizes vary with times in archives and caches; less than this is no news. */
const SIZE_TOLERANCE = 64 * 1024;
/** Seconds that a stop may take longer by chance. */
const STOP_TOLERANCE = 1;

function worseThings(before: Built, after: Built): readonly string[] {
  const worse: string[] = [];
  if (isLarger(before.size, after.size)) worse.push('the image is bigger');
  else if (isLarger(before.compressed ?? 0, after.compressed ?? Number.NaN)) worse.push('the image is bigger to pull');
  if (after.uid === 0 && before.uid !== undefined && before.uid !== 0) worse.push('it runs as root');
  worse.push(...worseRun(before, after));
  return worse;
}

function isLarger(before: number, after: number): boolean {
  return after - before > Math.max(SIZE_TOLERANCE, before / 1000);
}

function worseRun(before: Built, after: Built): readonly string[] {
  const { run: a } = before;
  const { run: b } = after;
  if (!a || !b) return a ? ['it has no command to run'] : [];
  const worse = [...worseOutcome(a, b, behavesAlike(before, after))];
  if ((b.secondsToStop ?? 0) - (a.secondsToStop ?? 0) > STOP_TOLERANCE && a.secondsToStop !== undefined) {
    worse.push(`it takes ${b.secondsToStop?.toFixed(1)} s to stop, before ${a.secondsToStop.toFixed(1)} s`);
  }
  return worse;
}

function worseOutcome(a: RunResult, b: RunResult, alike: boolean): readonly string[] {
  if (a.outcome !== b.outcome) {
    // A health check that was added tells more than that it runs.
    const tellsMore = a.outcome === 'running' && (b.outcome === 'healthy' || b.outcome === 'listening');
    return tellsMore ? [] : [`it ${OUTCOMES[b.outcome]}; before, it ${OUTCOMES[a.outcome]}`];
  }
  if (b.outcome === 'exited') {
    if (a.exitCode !== b.exitCode) return [`it exits with ${b.exitCode}, before with ${a.exitCode}`];
    return alike ? [] : ['it prints something else before it ends'];
  }
  if (!a.answer || !b.answer) return [];
  if (!alike) return [`it gives another answer: ${shownAnswer(b.answer)}, before ${shownAnswer(a.answer)}`];
  if (b.answer.contentType === a.answer.contentType) return [];
  return [`it answers as ${b.answer.contentType || 'no type'}, before as ${a.answer.contentType || 'no type'}`];
}

const OUTCOMES: Readonly<Record<RunResult['outcome'], string>> = {
  answered: 'answers',
  healthy: 'is healthy',
  listening: 'listens on its port',
  running: 'keeps running',
  exited: 'ends',
  unhealthy: 'is unhealthy',
  'no answer': 'does not answer',
};

function shownAnswer({ status, bytes }: Answer): string {
  return `${status} with ${bytes} bytes`;
}
