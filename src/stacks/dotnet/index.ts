import type { Stack } from '../stack.js';
import type { DotnetFacts } from './facts.js';
import { readDotnetFacts } from './facts.js';
import { planDotnet } from './plan.js';

export const dotnet: Stack<DotnetFacts> = {
  name: 'dotnet',
  title: '.NET',
  markers: /(?:^|\/)[^/]+\.(?:slnx?|[cfv][sb]proj)$/,
  read: readDotnetFacts,
  plan: planDotnet,
};
