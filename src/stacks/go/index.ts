import type { Stack } from '../stack.js';
import type { GoFacts } from './facts.js';
import { readGoFacts } from './facts.js';
import { planGo } from './plan.js';

export const go: Stack<GoFacts> = {
  name: 'go',
  title: 'Go',
  markers: /(?:^|\/)go\.mod$/,
  read: readGoFacts,
  plan: planGo,
};
