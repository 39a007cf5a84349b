import type { Choices } from '#project/choices.js';
import type { Question } from '../stack.js';
import type { PythonFacts } from './facts.js';
import type { Program } from './program.js';
import { hasWheel } from './wheels.js';

/** What must be known before an image can be planned. */
export function questionsOf(facts: PythonFacts, choices: Choices, program: Program | undefined): readonly Question[] {
  const { problem, packaging, programs, start } = facts;
  if (problem) return [{ flag: 'DIR', what: problem.value, options: [] }];
  const outside = packaging?.localPaths.find((path) => path.startsWith('..'));
  if (outside !== undefined)
    return [
      {
        flag: 'DIR',
        what: `${packaging?.source} installs ${outside}, which lies outside of this folder. Run it in the folder that holds both.`,
        options: [],
      },
    ];
  if (choices.start === undefined && !program && !start)
    return [
      {
        flag: '--main',
        what: programs
          ? `There is more than one program: ${programs.value.join(', ')}.`
          : 'No application of a web framework and no script to start was found.',
        options: programs?.value ?? [],
      },
    ];
  return baseQuestions(facts, choices);
}

function baseQuestions(
  { packaging, compiled, runtimeLibraries, version }: PythonFacts,
  { base }: Choices,
): readonly Question[] {
  if (base === 'distroless')
    return [
      {
        flag: '--base',
        what: "Distroless has Debian's own Python 3.13 in another place, and packages that are installed for this one do not find it there.",
        options: ['slim'],
      },
    ];
  if (base !== 'alpine' || !packaging) return [];
  const native = runtimeLibraries ?? compiled;
  if (native)
    return [
      {
        flag: '--base',
        what: `Alpine has musl, and Debian's libraries are needed: ${native.from}.`,
        options: ['slim'],
      },
    ];
  const { packages, source } = packaging;
  if (packages.some(({ files }) => files.length === 0))
    return [
      {
        flag: '--base',
        what: `Alpine has musl, and ${source} does not say which wheels there are for it; packages without one are compiled.`,
        options: ['slim'],
      },
    ];
  const without = packages.filter(({ files }) => !hasWheel(files, version.value, 'musllinux')).map(({ name }) => name);
  if (without.length === 0) return [];
  return [
    {
      flag: '--base',
      what: `Alpine has musl, and ${source} has no wheel for it of ${without.slice(0, 3).join(', ')}.`,
      options: ['slim'],
    },
  ];
}
