import { dotnet } from './dotnet/index.js';
import { go } from './go/index.js';
import { java } from './java/index.js';
import { node } from './node/index.js';
import { php } from './php/index.js';
import { python } from './python/index.js';
import { ruby } from './ruby/index.js';
import { rust } from './rust/index.js';
import type { Stack } from './stack.js';
import { staticSite } from './static/index.js';

/** Every stack that is known; nothing depends on their order. */
export const stacks: readonly Stack[] = [dotnet, go, java, node, php, python, ruby, rust, staticSite].map(
  (stack) => stack as Stack,
);
