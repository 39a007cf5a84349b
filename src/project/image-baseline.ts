import { readFile } from 'node:fs/promises';
import { ToolError } from '../tool-error.js';
import { writeFileAtomically } from './write-file-atomically.js';

/** What an image was when its baseline was written. */
export interface WrittenBaseline {
  readonly name: string;
  readonly id: string;
  /** Bytes of the files in all layers. */
  readonly size: number;
}

/** Reads a baseline. Throws a ToolError for a file that is missing or is none. */
export async function readImageBaseline(path: string): Promise<WrittenBaseline> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new ToolError('BASELINE_UNREADABLE', `The baseline ${path} cannot be read.`, HINT, error);
  });
  const baseline = baselineIn(text);
  if (!baseline) throw new ToolError('BASELINE_INVALID', `${path} is no baseline of an image.`, HINT);
  return baseline;
}

/** Writes a baseline, a line for each fact, so that version control shows what has changed. */
export async function writeImageBaseline(path: string, { name, id, size }: WrittenBaseline): Promise<void> {
  await writeFileAtomically(path, `${JSON.stringify({ schema: 1, name, id, size }, undefined, 2)}\n`);
}

const HINT = 'Write one with plimsoll image check REF --write-baseline FILE.';

function baselineIn(text: string): WrittenBaseline | undefined {
  try {
    const { schema, name, id, size } = JSON.parse(text) as Record<string, unknown>;
    return schema === 1 && typeof size === 'number' && size >= 0
      ? { name: String(name ?? ''), id: String(id ?? ''), size }
      : undefined;
  } catch {
    return undefined;
  }
}
