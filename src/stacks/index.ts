import { dotnet } from './dotnet/index.js';
import { go } from './go/index.js';
import { java } from './java/index.js';
import { node } from './node/index.js';
import { rust } from './rust/index.js';
import type { Stack } from './stack.js';

/** Every stack that is known; nothing depends on their order. */
export const stacks: readonly Stack[] = [dotnet as Stack, go as Stack, java as Stack, node as Stack, rust as Stack];
