import { parse } from '#dockerfile/parse.js';
import { modelOf } from '#model/model.js';
import type { Stage } from '#model/stage.js';
import { BUILD_VARIABLE } from './carried.js';
import type { Original } from './original.js';

/** What the image that runs would do differently from the original by its configuration; undefined when it is the same. */
export function brokenContract({ stage }: Original, text: string): string | undefined {
  const document = parse(text);
  const [problem] = document.problems;
  if (problem) return problem.message;
  const { target } = modelOf(document);
  if (!target || target === target.edges[0]?.stage) return 'The image that runs has no stage of its own.';
  const [before, after] = [stage.at(), target.at()];
  if (before.workdir !== after.workdir) return `The working directory would be ${after.workdir}.`;
  if (before.user !== after.user) return `It would run as ${after.user}.`;
  const lost = environmentNames(stage).find((name) => before.variable(name)?.value !== after.variable(name)?.value);
  if (lost !== undefined) return `${lost} would have another value.`;
  const changed = CARRIED.find((kind) => textsOf(stage, kind) !== textsOf(target, kind));
  return changed && `${changed} would be another one.`;
}

const CARRIED = ['CMD', 'ENTRYPOINT', 'EXPOSE', 'HEALTHCHECK', 'STOPSIGNAL', 'VOLUME', 'LABEL'] as const;

function textsOf({ instructions }: Stage, kind: string): string {
  return instructions.flatMap((each) => (each.kind === kind ? [each.line.text] : [])).join('\n');
}

/** The names that ENV sets for the program; PATH is extended where packages move. */
function environmentNames({ instructions }: Stage): readonly string[] {
  return instructions
    .flatMap((each) => (each.kind === 'ENV' ? each.pairs.map(({ key }) => key.text) : []))
    .filter((name) => name !== 'PATH' && !BUILD_VARIABLE.test(name));
}
