import type { Stack } from '../stack.js';
import type { PhpFacts } from './facts.js';
import { readPhpFacts } from './facts.js';
import { planPhp } from './plan.js';

export const php: Stack<PhpFacts> = {
  name: 'php',
  title: 'PHP',
  markers: /(?:^|\/)(?:composer\.json|(?:public\/)?index\.php)$/,
  read: readPhpFacts,
  plan: planPhp,
};
