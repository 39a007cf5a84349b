import type { LogReader, OpenStep } from './build-step.js';
import { addOutput, closedStep, openStep } from './build-step.js';

/** Reads what `--progress=plain` prints. Source: moby/buildkit `util/progress/progressui`. */
export function plainLogReader(): LogReader {
  const byNumber = new Map<string, OpenStep>();
  let last: OpenStep | undefined;
  let inSummary = false;
  return {
    take(line) {
      // Behind the first rule of dashes the log only repeats itself; #0 is the builder's own greeting.
      inSummary ||= line.startsWith('------');
      const [, number, rest = ''] = /^#([1-9]\d*)(?: (.*))?$/s.exec(line) ?? [];
      if (inSummary) return;
      if (number !== undefined) last = takeStepLine(byNumber, number, rest);
      // An error may span lines.
      else if (last?.error !== undefined && line !== '') last.error += `\n${line}`;
    },
    steps: () => [...byNumber.values()].map(closedStep),
    running: () => [...byNumber.values()].findLast((step) => !step.ended)?.name,
  };
}

function takeStepLine(byNumber: Map<string, OpenStep>, number: string, rest: string): OpenStep {
  const step = byNumber.get(number);
  if (!step) {
    const begun = openStep(rest);
    byNumber.set(number, begun);
    return begun;
  }
  const done = /^DONE (\d+(?:\.\d+)?)s$/.exec(rest);
  const error = /^ERROR(?: \d+(?:\.\d+)?s)?: (.*)$/.exec(rest);
  if (done) Object.assign(step, { seconds: Number(done[1]), ended: true });
  else if (rest === 'CACHED') Object.assign(step, { seconds: 0, cached: true, ended: true });
  else if (rest === 'CANCELED') step.ended = true;
  else if (error) Object.assign(step, { error: error[1], ended: true });
  // Another step's lines come between; its name is printed again behind them.
  else if (rest !== '...' && rest !== step.name && !/^sha256:[0-9a-f]{64}$/.test(rest)) addOutput(step, rest);
  return step;
}
