import { go } from './go/index.js';
import { node } from './node/index.js';
import { php } from './php/index.js';
import { ruby } from './ruby/index.js';
import type { Stack } from './stack.js';
import { staticSite } from './static/index.js';

/** Every stack that is known; nothing depends on their order. */
export const stacks: readonly Stack[] = [go as Stack, node as Stack, php as Stack, ruby as Stack, staticSite as Stack];
