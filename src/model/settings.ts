import type { Command } from '#shell/command.js';
import type { Span } from '#text/span.js';
import type { Model } from './model.js';
import { withHeldBack } from './model.js';

/** An environment variable that an instruction or a command sets. */
export interface Setting {
  readonly name: string;
  /** Without quotes; expansions as they are written. */
  readonly value: string;
  readonly span: Span;
}

/** All variables that a file sets: ENV, ARG defaults, and `export`, `env` and assignments in RUN. */
export function settingsOf(model: Model): readonly Setting[] {
  const known = cache.get(model);
  if (known) return known;
  const settings: Setting[] = [];
  for (const outer of model.document.instructions) {
    for (const instruction of withHeldBack(outer)) {
      if (instruction.kind === 'ENV') {
        for (const { key, value, span } of instruction.pairs)
          settings.push({ name: key.text, value: unquoted(value.text), span });
      } else if (instruction.kind === 'ARG') {
        for (const { name, value, span } of instruction.declarations) {
          if (value) settings.push({ name: name.text, value: unquoted(value.text), span });
        }
      } else if (instruction.kind === 'RUN') {
        for (const command of model.commandsOf(instruction)) settings.push(...commandSettings(command));
      }
    }
  }
  cache.set(model, settings);
  return settings;
}

const cache = new WeakMap<Model, readonly Setting[]>();

function commandSettings(command: Command): readonly Setting[] {
  const settings = command.assignments.map(({ name, value, span }) => ({ name, value: value?.value ?? '', span }));
  if (command.program !== 'export' && command.program !== 'env' && command.program !== 'sudo') return settings;
  for (const { value, span } of command.args) {
    const assignment = /^([A-Za-z_]\w*)=(.*)$/s.exec(value);
    if (assignment) settings.push({ name: assignment[1] as string, value: assignment[2] as string, span });
    else if (!value.startsWith('-')) break;
  }
  return settings;
}

function unquoted(value: string): string {
  return value.replace(/^(["'])(.*)\1$/s, '$2');
}
