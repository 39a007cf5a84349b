import type { Stage } from './stage.js';

/** Whether the stage's name says that it is for development, tests or tools, not for shipping. */
export function isForDevelopment({ name = '' }: Stage): boolean {
  return /(?:^|[-_.])(?:dev|devel|development|devcontainer|debug|tests?|testing|lint|ci|bench|e2e|build|builder|sdk|tools?)(?:$|[-_.])/.test(
    name,
  );
}
