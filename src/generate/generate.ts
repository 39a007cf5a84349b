import type { Choices } from '#project/choices.js';
import type { BuildPlan } from '#stacks/build-plan.js';
import type { Unit } from '#stacks/find-units.js';
import type { Question } from '#stacks/stack.js';
import { dockerfileOf } from './dockerfile.js';
import { dockerignoreOf } from './dockerignore.js';

/** The files of a project that make it an image. */
export interface Generated {
  readonly plan: BuildPlan;
  readonly dockerfile: GeneratedFile;
  readonly dockerignore: GeneratedFile;
}

export interface GeneratedFile {
  /** From the project's root. */
  readonly path: string;
  readonly text: string;
}

/** Writes what a unit needs to become an image, or asks what must be known first; the same facts give the same bytes. */
export function generate(
  { stack, folder, facts }: Unit,
  choices: Choices,
): Generated | { readonly questions: readonly Question[] } {
  if (facts.kind.value === 'library' && choices.start === undefined && choices.main === undefined)
    return {
      questions: [{ flag: '--start', what: `Nothing in it is a program to run (${facts.kind.from}).`, options: [] }],
    };
  const planned = stack.plan(facts, choices);
  if ('questions' in planned) return planned;
  const { plan } = planned;
  const path = folder === '' ? 'Dockerfile' : `${folder}/Dockerfile`;
  const isMember = plan.needsRoot && folder !== '';
  return {
    plan,
    dockerfile: { path, text: dockerfileOf(plan, choices.pattern === 'minimal') },
    // The builder takes the file beside the Dockerfile before the one at the context's root.
    dockerignore: {
      path: isMember ? `${path}.dockerignore` : path.replace(/Dockerfile$/, '.dockerignore'),
      text: dockerignoreOf(plan),
    },
  };
}
