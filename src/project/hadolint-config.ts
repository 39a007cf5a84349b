import { z } from 'zod';
import type { Config } from '#lint/config.js';
import { ToolError } from '../tool-error.js';
import type { ProjectConfig } from './config-file.js';

const codes = z.array(z.string());
const schema = z.looseObject({
  ignored: codes.optional(),
  override: z
    .looseObject({
      error: codes.optional(),
      warning: codes.optional(),
      info: codes.optional(),
      style: codes.optional(),
    })
    .optional(),
  trustedRegistries: codes.optional(),
  'label-schema': z.record(z.string(), z.string()).optional(),
  'strict-labels': z.boolean().optional(),
  'failure-threshold': z.enum(['error', 'warning', 'info', 'style', 'ignore', 'none']).optional(),
  'no-fail': z.boolean().optional(),
  'disable-ignore-pragma': z.boolean().optional(),
});

const THRESHOLDS = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  style: 'info',
  ignore: 'info',
  none: 'never',
} as const;
const LABEL_RULES = ['DL3049', 'DL3050', 'DL3051', 'DL3052', 'DL3053', 'DL3054', 'DL3055', 'DL3056', 'DL3058'];

/** Reads the value of a .hadolint.yaml: its codes are names of our rules, too. Keys that mean nothing here are passed over. */
export function hadolintConfig(value: unknown, path: string): ProjectConfig | ToolError {
  const result = schema.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    const place = issue?.path.join('.') || 'the file';
    return new ToolError(
      'CONFIG_INVALID',
      `${path}: ${place}: ${issue?.message}`,
      'Correct the value, or write a plimsoll.yaml.',
    );
  }
  const { ignored = [], override = {}, trustedRegistries, ...rest } = result.data;
  const rules: Record<string, NonNullable<Config['rules']>[string]> = {};
  for (const level of ['error', 'warning', 'info', 'style'] as const) {
    for (const code of override[level] ?? []) rules[code] = level === 'style' ? 'info' : level;
  }
  if (trustedRegistries) rules.DL3026 = { allow: trustedRegistries };
  const labels = rest['label-schema'];
  if (labels) {
    for (const code of LABEL_RULES) rules[code] = { schema: labels, strict: rest['strict-labels'] === true };
  }
  for (const code of ignored) rules[code] = 'off';
  const threshold = rest['failure-threshold'];
  return {
    config: { rules, suppressions: rest['disable-ignore-pragma'] !== true },
    failOn: rest['no-fail'] ? 'never' : threshold && THRESHOLDS[threshold],
  };
}
