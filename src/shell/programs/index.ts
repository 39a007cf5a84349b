// Written by `npm run generate`. Do not edit.
import type { Program } from '../program.js';
import aptGet from './apt-get.js';

const programs: readonly Program[] = [aptGet];

const byName = new Map(programs.flatMap((program) => program.names.map((name) => [name, program] as const)));

/** The description of a program by its name; undefined when there is none. */
export function programNamed(name: string): Program | undefined {
  return byName.get(name);
}
