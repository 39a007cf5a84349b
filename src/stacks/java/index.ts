import type { Stack } from '../stack.js';
import type { JavaFacts } from './facts.js';
import { readJavaFacts } from './facts.js';
import { planJava } from './plan.js';

export const java: Stack<JavaFacts> = {
  name: 'java',
  title: 'Java',
  markers: /(?:^|\/)(?:pom\.xml|(?:build|settings)\.gradle(?:\.kts)?)$/,
  read: readJavaFacts,
  plan: planJava,
};
