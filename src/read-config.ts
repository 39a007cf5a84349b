import type { ProjectConfig } from '#project/config-file.js';
import { rules } from '#rules/index.js';
import { nearestOf } from '#text/nearest.js';
import { rulesNamed } from './review.js';
import { ToolError } from './tool-error.js';

/** Reads a plimsoll.yaml or .hadolint.yaml; an error names what is wrong in it and the nearest right word. */
export async function readConfig(
  path: string,
  kind: 'plimsoll' | 'hadolint',
  shownAs: string = path,
): Promise<ProjectConfig | ToolError> {
  // The YAML reader and the schema cost milliseconds to load, which a run without a config shall not pay.
  const file = await import('#project/config-file.js');
  const known = { isKnown: (name: string) => rulesNamed(name).length > 0, nearest: nearestRule };
  const result = await file.readConfig(path, kind, known, shownAs);
  // Loaded from a file of its own, it has a ToolError of its own.
  return 'hint' in result ? new ToolError(result.code, result.message, result.hint, result) : result;
}

/** The rule, or the name in another tool, that is closest to a word. */
export function nearestRule(word: string): string | undefined {
  return nearestOf(
    word,
    rules.flatMap(({ id, aliases }) => [id, ...aliases]),
  );
}
