import { go } from './go/index.js';
import { node } from './node/index.js';
import { php } from './php/index.js';
import { python } from './python/index.js';
import { ruby } from './ruby/index.js';
import type { Stack } from './stack.js';
import { staticSite } from './static/index.js';

/** Every stack that is known; nothing depends on their order. */
export const stacks: readonly Stack[] = [go, node, php, python, ruby, staticSite].map((stack) => stack as Stack);
