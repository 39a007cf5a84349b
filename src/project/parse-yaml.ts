import { parse } from 'yaml';

/** The value of a YAML text; undefined when it is not valid. */
export function parseYaml(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 50, logLevel: 'silent' });
  } catch {
    // What is no YAML says nothing.
    return undefined;
  }
}
