import type { Built, Proof } from '#engine/proof.js';
import { maskSecrets } from './mask.js';

/** A comparison as JSON, schema 1: sizes in bytes, times in seconds; a list of files only where they differ. Secrets are masked. */
export function formatProofJson(proof: Proof | Built): string {
  const content =
    'before' in proof
      ? {
          proven: proof.unexplained.length + proof.worse.length === 0,
          ...proof,
          before: builtJson(proof.before),
          after: builtJson(proof.after),
        }
      : builtJson(proof);
  return `${JSON.stringify(masked({ schema: 1, ...content }), null, 2)}\n`;
}

function builtJson({ files, ...built }: Built): object {
  return { ...built, files: files.size };
}

/** The value with every text in it masked; a label is masked together with its name. */
function masked(value: unknown, name = ''): unknown {
  if (typeof value === 'string')
    return name ? maskSecrets(`${name}=${value}`).slice(name.length + 1) : maskSecrets(value);
  if (Array.isArray(value)) return value.map((each) => masked(each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === 'Labels' ? maskedLabels(each) : masked(each)]),
  );
}

function maskedLabels(labels: unknown): unknown {
  return Object.fromEntries(
    Object.entries(labels as Record<string, string>).map(([key, each]) => [key, masked(each, key)]),
  );
}
