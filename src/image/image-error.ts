import { ToolError } from '../tool-error.js';

/** The image, or a part of it, is not what it should be. */
export function damaged(what: string, how: string, cause?: unknown): ToolError {
  return new ToolError('IMAGE_DAMAGED', `${what}: ${how}`, 'Save, copy or pull the image again.', cause);
}

/** A limit that protects the machine is exceeded: honest images do not come near. */
export function overLimit(what: string, how: string): ToolError {
  return new ToolError(
    'IMAGE_LIMIT',
    `${what}: ${how}`,
    'The image is refused: unpacking it could exhaust the machine.',
  );
}
