import { parseDocument } from 'yaml';
import type { Config } from '#lint/config.js';
import { ToolError } from '../tool-error.js';
import type { Choices } from './choices.js';
import { hadolintConfig } from './hadolint-config.js';
import { plimsollConfig } from './plimsoll-config.js';
import { readSource } from './read-source.js';

/** What a config file says. */
export interface ProjectConfig {
  readonly config: Config;
  /** From which severity on a run fails; undefined when the file does not say. */
  readonly failOn?: 'error' | 'warning' | 'info' | 'never' | undefined;
  /** How files are laid out; what is undefined follows the file or its .editorconfig. */
  readonly layout?: { readonly indent?: number | 'tab' | undefined; readonly sortPackages?: boolean | undefined };
  /** Whether the file leaves out a path, given absolutely. */
  readonly leavesOut?: ((path: string) => boolean) | undefined;
  /** What was decided when Dockerfiles were made, by the program's folder; `.` is that of the config file. */
  readonly choices?: Readonly<Record<string, Choices>>;
}

/** What the reader of a config file must know of rules to judge the names in it. */
export interface KnownRules {
  readonly isKnown: (name: string) => boolean;
  readonly nearest: (name: string) => string | undefined;
}

/** Reads a config file: what it says, or in one error everything that is wrong with it. */
export async function readConfig(
  path: string,
  kind: 'plimsoll' | 'hadolint',
  known: KnownRules,
  shownAs: string = path,
): Promise<ProjectConfig | ToolError> {
  const source = await readSource(path, shownAs);
  if (source instanceof ToolError) return source;
  const document = parseDocument(source.text, { prettyErrors: true });
  const [problem] = document.errors;
  if (problem) {
    const line = problem.linePos?.[0].line ?? 1;
    const what = problem.message.split(' at line')[0]?.split('\n')[0];
    return new ToolError(
      'CONFIG_INVALID',
      `${shownAs}:${line} is not valid YAML: ${what}.`,
      'Correct the line, or check the file in an editor that knows YAML.',
    );
  }
  const value: unknown = document.toJS({ maxAliasCount: 50 }) ?? {};
  return kind === 'hadolint' ? hadolintConfig(value, shownAs) : plimsollConfig(value, path, shownAs, known);
}
