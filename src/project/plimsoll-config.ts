import { dirname, relative } from 'node:path';
import ignore from 'ignore';
import { z } from 'zod';
import type { Config } from '#lint/config.js';
import { nearestOf } from '#text/nearest.js';
import { ToolError } from '../tool-error.js';
import type { KnownRules, ProjectConfig } from './config-file.js';

const severity = z.enum(['off', 'error', 'warning', 'info']);
const layout = z.strictObject({
  indent: z
    .union([z.literal('tab'), z.int().min(1).max(16)], { error: 'is a number of blanks from 1 to 16, or tab' })
    .optional(),
  'sort-packages': z.boolean().optional(),
});
const choices = z.strictObject({
  base: z.enum(['slim', 'alpine', 'distroless']).optional(),
  pattern: z.enum(['production', 'development', 'minimal']).optional(),
  builder: z.enum(['persistent', 'ephemeral']).optional(),
  port: z.int().min(1).max(65_535).optional(),
  user: z.union([z.int(), z.string()]).transform(String).optional(),
  health: z.string().optional(),
  version: z.union([z.number(), z.string()]).transform(String).optional(),
  main: z.string().optional(),
  start: z.string().optional(),
  output: z.string().optional(),
  stack: z.string().optional(),
});
const schema = z.strictObject({
  edition: z.literal('2026-11', { error: 'is "2026-11", the only edition so far' }).optional(),
  profile: z.enum(['recommended', 'hardened', 'all', 'none']).optional(),
  packs: z.array(z.enum(['recommended', 'hardened', 'reproducible', 'style', 'cis', 'kubernetes'])).optional(),
  rules: z.record(z.string(), z.union([severity, z.looseObject({ severity: severity.optional() })])).optional(),
  ignore: z.array(z.string()).optional(),
  'fail-on': z.enum(['error', 'warning', 'info', 'never']).optional(),
  builder: z.enum(['persistent', 'ephemeral']).optional(),
  format: layout.optional(),
  init: z.record(z.string(), choices).optional(),
});

/** Reads the value of a plimsoll.yaml. */
export function plimsollConfig(
  value: unknown,
  file: string,
  path: string,
  known: KnownRules,
): ProjectConfig | ToolError {
  const result = schema.safeParse(value);
  if (!result.success) return new ToolError('CONFIG_INVALID', `${path}: ${problemsOf(result.error)}`, hintFor(value));
  const { rules = {}, 'fail-on': failOn, ignore: patterns = [], format = {}, init = {}, ...rest } = result.data;
  const unknown = Object.keys(rules).find((name) => !known.isKnown(name));
  if (unknown !== undefined) {
    const nearest = known.nearest(unknown);
    const hint = nearest ? `Did you mean ${nearest}?` : 'List the rules with plimsoll rules.';
    return new ToolError('CONFIG_UNKNOWN_RULE', `${path}: rules has ${unknown}, which is no rule.`, hint);
  }
  return {
    config: { ...rest, rules } as Config,
    failOn,
    layout: { indent: format.indent, sortPackages: format['sort-packages'] },
    leavesOut: leavesOut(dirname(file), patterns),
    choices: init,
  };
}

/** Patterns as in .gitignore, seen from the folder of the config. */
function leavesOut(root: string, patterns: readonly string[]): (path: string) => boolean {
  const matcher = ignore().add([...patterns]);
  return (path) => {
    const below = relative(root, path).replaceAll('\\', '/');
    return below !== '' && !below.startsWith('..') && matcher.ignores(below);
  };
}

function problemsOf(error: z.ZodError): string {
  return error.issues
    .map((issue) => {
      const place = issue.path.join('.') || 'the file';
      if (issue.code === 'unrecognized_keys')
        return `${place === 'the file' ? '' : `${place}: `}unknown key ${issue.keys.join(', ')}`;
      if (issue.code === 'invalid_value') return `${place} is one of ${issue.values.join(', ')}`;
      return `${place}: ${issue.message}`;
    })
    .join('; ');
}

/** The nearest key for the first that is not one. */
function hintFor(value: unknown): string {
  const top = keysOf(value);
  const isKnown = top.every((key) => key in schema.shape);
  const keys = Object.keys(isKnown ? layout.shape : schema.shape);
  const strange = (isKnown ? keysOf((value as { format?: unknown }).format) : top).find((key) => !keys.includes(key));
  const nearest = strange === undefined ? undefined : nearestOf(strange, keys);
  if (nearest) return `Did you mean ${nearest}?`;
  const names = strange === undefined ? Object.keys(schema.shape) : keys;
  return `The keys are ${names.join(', ')}.`;
}

function keysOf(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}
