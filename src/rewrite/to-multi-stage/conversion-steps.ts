import type { ConversionStep } from './conversion.js';
import type { Original } from './original.js';
import type { Split } from './split.js';

/** What was done, in order, on the lines of the original. */
export function conversionSteps(
  original: Original,
  split: Split,
  buildOnly: readonly string[],
): readonly ConversionStep[] {
  const { stage, runs, cmd, entrypoint, lineOf } = original;
  const builds = runs.map(({ run }) => lineOf(run));
  const added = [...(split.first ?? []), ...(split.last ?? [])].filter((line) => !line.startsWith('#'));
  const steps: (ConversionStep | undefined)[] = [
    {
      title: 'Give the build a stage of its own',
      why: 'What it installs and leaves behind is thrown away.',
      lines: [lineOf(stage.from), ...builds],
    },
    added.length === 0
      ? undefined
      : { title: 'Make what runs easy to take along', why: `\`${added.join('`, `')}\``, lines: [] },
    { title: `Run on ${split.runtimeImage}`, why: split.why, lines: [lineOf(stage.from)] },
    buildOnly.length === 0
      ? undefined
      : { title: 'Leave packages for the build behind', why: buildOnly.join(', '), lines: builds },
    { title: 'Copy what runs', why: split.copies.map(({ path }) => path).join(', '), lines: [] },
    split.evidence && { title: 'What was seen', why: split.evidence.map((each) => `- ${each}`).join('\n'), lines: [] },
    {
      title: 'Keep how it runs',
      why: 'Variables, user, ports, health check and start are those of the original.',
      lines: [cmd, entrypoint].flatMap((each) => (each ? [lineOf(each)] : [])),
    },
  ];
  return steps.filter((step) => step !== undefined);
}
