import type { LogReader, OpenStep } from './build-step.js';
import { addOutput, closedStep, openStep } from './build-step.js';

/** Reads what `--progress=plain` prints. Source: moby/buildkit `util/progress/progressui`. */
export function plainLogReader(): LogReader {
  const byNumber = new Map<string, OpenStep>();
  let failure = '';
  let inSummary = false;
  return {
    take(line) {
      if (line.startsWith('------') || line.startsWith('ERROR: ')) inSummary = true;
      const [, number, rest = ''] = /^#(\d+)(?: (.*))?$/s.exec(line) ?? [];
      if (number !== undefined && !inSummary) takeStepLine(byNumber, number, rest);
      else failure = solveError.exec(line)?.[1] ?? failure;
    },
    steps: () => [...byNumber.values()].map((step) => closedStep(withDetail(step, failure))),
    running: () => [...byNumber.values()].findLast((step) => !step.ended)?.name,
  };
}

const solveError = /^(?:ERROR: )?failed to solve(?: with frontend \S+)?: (.*)$/;

function takeStepLine(byNumber: Map<string, OpenStep>, number: string, rest: string): void {
  const step = byNumber.get(number);
  if (!step) {
    byNumber.set(number, openStep(rest));
    return;
  }
  const done = /^DONE (\d+(?:\.\d+)?)s$/.exec(rest);
  const error = /^ERROR(?: \d+(?:\.\d+)?s)?: (.*)$/.exec(rest);
  if (done) Object.assign(step, { seconds: Number(done[1]), ended: true });
  else if (rest === 'CACHED') Object.assign(step, { seconds: 0, cached: true, ended: true });
  else if (rest === 'CANCELED') step.ended = true;
  else if (error) Object.assign(step, { error: error[1], ended: true });
  // Another step's lines come between; its name is printed again behind them.
  else if (rest !== '...' && rest !== step.name && !/^sha256:[0-9a-f]{64}$/.test(rest)) addOutput(step, rest);
}

/** Old builders print no reason with the step but at the end: `executor failed running [...]: exit code: 1`. */
function withDetail(step: OpenStep, failure: string): OpenStep {
  return step.error === '' && failure ? { ...step, error: failure } : step;
}
