import { go } from './go/index.js';
import { node } from './node/index.js';
import { python } from './python/index.js';
import type { Stack } from './stack.js';

/** Every stack that is known; nothing depends on their order. */
export const stacks: readonly Stack[] = [go as Stack, node as Stack, python as Stack];
