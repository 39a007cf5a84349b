import type { Built } from '#engine/proof.js';
import { byteSize } from './byte-size.js';

/** One line of the comparison of two images; `after` and `change` are empty when there is only one. */
export interface ProofRow {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
}

/** What was measured of one or two images, side by side. */
export function proofRows(before: Built, after?: Built): readonly ProofRow[] {
  const rows = MEASURES.map(({ label, text, number }) => {
    const row = { label, before: text(before), after: after ? text(after) : '' };
    return { ...row, change: after ? changeOf(row, number?.(before), number?.(after)) : '' };
  });
  return rows.filter((row) => row.before !== '' || row.after !== '');
}

interface Measure {
  readonly label: string;
  text(built: Built): string;
  number?(built: Built): number | undefined;
}

const MEASURES: readonly Measure[] = [
  { label: 'size, unpacked', text: ({ size }) => byteSize(size), number: ({ size }) => size },
  {
    label: 'size, compressed',
    text: ({ compressed }) => (compressed === undefined ? '' : byteSize(compressed)),
    number: ({ compressed }) => compressed,
  },
  { label: 'layers', text: ({ layers }) => String(layers) },
  { label: 'files', text: ({ files }) => files.size.toLocaleString('en') },
  { label: 'cold build', text: ({ coldSeconds }) => seconds(coldSeconds), number: ({ coldSeconds }) => coldSeconds },
  { label: 'warm build', text: ({ warmSeconds }) => seconds(warmSeconds), number: ({ warmSeconds }) => warmSeconds },
  { label: 'runs as', text: ({ config }) => config.User || 'root' },
  { label: 'when run', text: outcomeOf },
  { label: 'answer', text: answerOf },
  { label: 'stops after', text: stopOf, number: ({ run }) => run?.secondsToStop },
];

function outcomeOf({ run }: Built): string {
  if (!run) return 'has no command';
  if (run.outcome === 'exited') return `ends with ${run.exitCode}`;
  return `${OUTCOMES[run.outcome]} (${seconds(run.seconds)})`;
}

const OUTCOMES: Readonly<Record<NonNullable<Built['run']>['outcome'], string>> = {
  answered: 'answers',
  healthy: 'healthy',
  listening: 'listens',
  running: 'keeps running',
  exited: 'ends',
  unhealthy: 'unhealthy',
  'no answer': 'no answer',
};

function answerOf({ run }: Built): string {
  return run?.answer ? `${run.answer.status}, ${byteSize(run.answer.bytes)}` : '';
}

function stopOf({ run }: Built): string {
  if (run?.secondsToStop === undefined) return '';
  return `${seconds(run.secondsToStop)}${run.killed ? ', killed' : ''}`;
}

function seconds(value: number | undefined): string {
  return value === undefined ? '' : `${value.toFixed(1)} s`;
}

function changeOf({ before, after }: Pick<ProofRow, 'before' | 'after'>, a?: number, b?: number): string {
  if (before === after) return 'same';
  if (a === undefined || b === undefined || a === 0) return '';
  const percent = Math.round((100 * (b - a)) / a);
  return percent === 0 ? 'same' : `${percent < 0 ? '−' : '+'}${Math.abs(percent)} %`;
}
