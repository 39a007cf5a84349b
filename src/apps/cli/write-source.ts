import { ToolError, writeFileAtomically } from '../../index.js';
import type { Source } from './read-sources.js';

/** Gives a file its new text, where it has one; what stands in the way is returned, so that the other files go on. */
export async function writeSource(
  { absolutePath, text: before }: Source,
  text: string,
): Promise<ToolError | undefined> {
  if (absolutePath === undefined || text === before) return undefined;
  try {
    await writeFileAtomically(absolutePath, text);
    return undefined;
  } catch (error) {
    if (error instanceof ToolError) return error;
    throw error;
  }
}
