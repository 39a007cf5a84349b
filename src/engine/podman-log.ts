import type { LogReader, OpenStep } from './build-step.js';
import { addOutput, closedStep, openStep } from './build-step.js';

/**
 * Reads what podman and buildah print while they build: no times, so the clock when a line comes (seconds) counts.
 * Source: containers/buildah `imagebuildah/stage_executor.go`.
 */
export function podmanLogReader(now: () => number): LogReader {
  const steps: OpenStep[] = [];
  let began = 0;
  const end = () => {
    const step = steps.at(-1);
    if (!step || step.ended) return;
    step.ended = true;
    if (!step.cached && step.error === undefined) step.seconds = now() - began;
  };
  return {
    take(line) {
      const [, stage, place, instruction] = /^(?:\[(\d+)\/\d+\] )?STEP (\d+\/\d+): (.*)$/.exec(line) ?? [];
      const last = steps.at(-1);
      if (instruction !== undefined) {
        end();
        const isMeta = !/^(?:FROM|RUN|COPY|ADD|WORKDIR)\b/i.test(instruction);
        const prefix = stage === undefined ? place : `stage-${Number(stage) - 1} ${place}`;
        steps.push(openStep(`[${prefix}] ${instruction}`));
        if (isMeta) end();
        began = now();
      } else if (last && /^--> Using cache /.test(line)) Object.assign(last, { cached: true, seconds: 0, ended: true });
      else if (last && /^Error: /.test(line)) Object.assign(last, { error: line.slice(7), ended: true });
      else if (/^(?:--> [0-9a-f]{7,}|COMMIT\b)/.test(line)) end();
      else if (last) addOutput(last, line);
    },
    steps: () => steps.map(closedStep),
    running: () => steps.findLast((step) => !step.ended)?.name,
  };
}
