import type { Stack } from '../stack.js';
import type { NodeFacts } from './facts.js';
import { readNodeFacts } from './facts.js';
import { planNode } from './plan.js';

export const node: Stack<NodeFacts> = {
  name: 'node',
  title: 'Node.js',
  markers: /(?:^|\/)package\.json$/,
  read: readNodeFacts,
  plan: planNode,
};
