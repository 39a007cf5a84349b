import { ToolError } from '../../index.js';

/** Bytes from `200MB`, `1.5 GB`, `64MiB` or a plain number. Throws for what is no size. */
export function byteCount(text: string, option: string): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([kmgt]i?b?|b)?$/i.exec(text.trim()) ?? [];
  if (number === '')
    throw new ToolError('INVALID_SIZE', `${option} ${text} is no size.`, 'Write it as 200MB, 1.5GB or in bytes.');
  const power = 'kmgt'.indexOf(unit.charAt(0).toLowerCase()) + 1;
  return Math.round(Number(number) * (/i/i.test(unit) ? 1024 : 1000) ** (unit === '' ? 0 : power));
}
