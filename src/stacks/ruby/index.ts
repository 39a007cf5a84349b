import type { Stack } from '../stack.js';
import type { RubyFacts } from './facts.js';
import { readRubyFacts } from './facts.js';
import { planRuby } from './plan.js';

export const ruby: Stack<RubyFacts> = {
  name: 'ruby',
  title: 'Ruby',
  markers: /(?:^|\/)Gemfile$/,
  read: readRubyFacts,
  plan: planRuby,
};
