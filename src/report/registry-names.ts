import type { ListedNames } from '#registry/look-up.js';
import { oneLine } from './printable.js';

export const registryFormats = ['text', 'json'] as const;
export type RegistryFormat = (typeof registryFormats)[number];

/** Tags or repositories, one a line so that other programs can read them, or as JSON. */
export function formatListedNames({ of, kind, names, more, rateLimit }: ListedNames, format: RegistryFormat): string {
  if (format === 'text') return names.map((name) => `${oneLine(name)}\n`).join('');
  const subject = kind === 'tags' ? { repository: of } : { registry: of };
  return `${JSON.stringify({ schema: 1, ...subject, [kind]: names, more, rateLimit }, null, 2)}\n`;
}
