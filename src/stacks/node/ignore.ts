import type { IgnoreGroup } from '../build-plan.js';

/** What a Node.js project leaves behind and no build reads. */
export const NODE_IGNORE: readonly IgnoreGroup[] = [
  {
    title: 'Packages and caches, which the build makes itself',
    patterns: [
      '**/node_modules',
      '**/.npm',
      '**/.pnpm-store',
      '**/.yarn/cache',
      '**/.yarn/install-state.gz',
      '**/.turbo',
      '**/.cache',
      '**/*.tsbuildinfo',
    ],
  },
  {
    title: 'Tests and settings of tools',
    patterns: [
      '**/*.test.*',
      '**/*.spec.*',
      '**/__tests__',
      'e2e',
      'cypress',
      'playwright-report',
      '.husky',
      '.eslintrc*',
      'eslint.config.*',
      '.prettierrc*',
      '.editorconfig',
    ],
  },
];
