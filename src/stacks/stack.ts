import type { Choices } from '#project/choices.js';
import type { Files } from '#project/files.js';
import type { BuildPlan } from './build-plan.js';
import type { Fact } from './fact.js';

/** What a program is: it decides what the last stage of its image looks like. */
export type Kind = 'server' | 'worker' | 'static site' | 'library';

/** What every stack tells of a project; each one adds its own facts. */
export type CommonFacts = {
  readonly name: Fact<string>;
  readonly kind: Fact<Kind>;
  /** The version of the language's runtime, as the tags of its image have it. */
  readonly version: Fact<string>;
  readonly port?: Fact<number> | undefined;
  readonly healthPath?: Fact<string> | undefined;
  /** Servers that it talks to: `postgres`, `redis`. */
  readonly services?: Fact<readonly string[]> | undefined;
  /** Environment variables that it reads. */
  readonly environment?: Fact<readonly string[]> | undefined;
};

/** A fact that the project does not tell, and the flag by which a person can. */
export interface Question {
  readonly flag: string;
  /** What is missing, and what was seen instead. */
  readonly what: string;
  /** What could be said. */
  readonly options: readonly string[];
}

/** A plan, or what must be known first. */
export type Planned = { readonly plan: BuildPlan } | { readonly questions: readonly Question[] };

/** An ecosystem: how its projects are recognised and what an image for one looks like. */
export interface Stack<Facts extends CommonFacts = CommonFacts> {
  /** As flags and reports have it: `node`. */
  readonly name: string;
  readonly title: string;
  /** Files that make a folder worth a look: what comes before the match is the folder. */
  readonly markers: RegExp;
  /** Reads what a folder of a project says; undefined when it is none of this stack. `''` is the project's root. */
  read(project: Files, folder: string): Promise<Facts | undefined>;
  /** Plans the image; pure. */
  plan(facts: Facts, choices: Choices): Planned;
}
