import type { Stack } from '../stack.js';
import type { StaticFacts } from './facts.js';
import { readStaticFacts } from './facts.js';
import { planStatic } from './plan.js';

export const staticSite: Stack<StaticFacts> = {
  name: 'static',
  title: 'Files for browsers',
  markers:
    /(?:^|\/)(?:(?:public\/)?index\.html|(?:hugo|config\/_default\/hugo)\.(?:toml|ya?ml|json)|mkdocs\.yml|_config\.ya?ml)$/,
  read: readStaticFacts,
  plan: planStatic,
};
