import type { Stack } from '../stack.js';
import type { PythonFacts } from './facts.js';
import { readPythonFacts } from './facts.js';
import { planPython } from './plan.js';

export const python: Stack<PythonFacts> = {
  name: 'python',
  title: 'Python',
  markers:
    /(?:^|\/)(?:pyproject\.toml|requirements[\w.-]*\.(?:txt|lock)|Pipfile|manage\.py|setup\.(?:py|cfg)|environment\.ya?ml)$|^(?:app|main|server|worker|wsgi|asgi)\.py$/,
  read: readPythonFacts,
  plan: planPython,
};
