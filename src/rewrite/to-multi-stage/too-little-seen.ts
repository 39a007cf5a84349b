import type { Refused } from './conversion.js';
import { refused } from './conversion.js';
import type { Observation, ObservedRuntime } from './observation.js';
import type { Original } from './original.js';

/** Why what was seen is not enough. */
export function tooLittleSeen({ stage, lineOf, imageText }: Original, observed: Observation): Refused | undefined {
  const { run, uses, files, base, runtimes } = observed;
  const failed =
    (run.outcome === 'exited' && run.exitCode !== 0) || /^(?:unhealthy|no answer|nothing)/.test(run.outcome);
  if (failed) {
    const said = run.said === undefined ? '' : ` Its last words: ${run.said}`;
    const how = run.outcome === 'exited' ? `It ends with ${run.exitCode}` : `It came to: ${run.outcome}`;
    return refused(
      'not-enough-evidence',
      `${how} when it is run alone, so what it opens is not known.${said}`,
      'Make it start by itself, or name a --request that it answers.',
    );
  }
  const started = uses.filter(({ why }) => why === 'started');
  if (started.length === 0)
    return refused('not-enough-evidence', 'What it starts is not in the image.', 'Start it by its path.');
  const isBuilt = uses.some(({ path }) => files.some((file) => file.path === path && file.line !== undefined));
  if (!isBuilt)
    return refused(
      'not-enough-evidence',
      'Nothing that the build made was started or opened.',
      'Name a --request that makes it work.',
    );
  if (base.user !== '' && stage.instructions.every(({ kind }) => kind !== 'USER'))
    return refused(
      'not-enough-evidence',
      `${imageText} makes it run as ${base.user}, which the file does not say.`,
      `Write USER ${base.user} into the file.`,
      lineOf(stage.from),
    );
  const [first] = base.entrypoint;
  const isOther = (runtime: ObservedRuntime) => runtime.entrypoint.join(' ') !== base.entrypoint.join(' ');
  if (first !== undefined && runtimes.some(isOther))
    return refused(
      'not-enough-evidence',
      `${imageText} starts it with ${first}, which the file does not say.`,
      'Write ENTRYPOINT into the file.',
      lineOf(stage.from),
    );
  return undefined;
}
