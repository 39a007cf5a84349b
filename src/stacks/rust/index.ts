import type { Stack } from '../stack.js';
import type { RustFacts } from './facts.js';
import { readRustFacts } from './facts.js';
import { planRust } from './plan.js';

export const rust: Stack<RustFacts> = {
  name: 'rust',
  title: 'Rust',
  markers: /(?:^|\/)Cargo\.toml$/,
  read: readRustFacts,
  plan: planRust,
};
