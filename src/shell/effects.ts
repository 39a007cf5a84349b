import type { Command } from './command.js';
import { invocationOf } from './invocation.js';
import type { Effect } from './program.js';

/** What a command does to the image's file system, as far as its program is described. */
export function effectsOf(command: Command): readonly Effect[] {
  const known = cache.get(command);
  if (known) return known;
  const invocation = invocationOf(command);
  const effects = invocation ? invocation.program.effects(invocation) : [];
  cache.set(command, effects);
  return effects;
}

const cache = new WeakMap<Command, readonly Effect[]>();
