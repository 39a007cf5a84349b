import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'no-development-files-in-image',
  title: 'Ship no development dependencies',
  category: 'size',
  severity: 'info',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['no-dev-dependencies-in-final-stage', 'no-dev-dependencies-copied'],
  why: 'Compilers of TypeScript, test runners and linters are needed to build, not to run. They often take more than the application itself, and every scanner reports their holes as yours.',
  remedy:
    'Install without them: `npm ci --omit=dev`, a requirements file without the test tools, or a stage of its own.',
  messages: { shipped: 'Development dependencies are in the image ({path} for one).' },
  options: { min: 1_000_000 },
  check({ image: { groups }, report, options }) {
    for (const { kind, layer, bytes, paths, isVisible } of groups) {
      const [path = ''] = paths;
      if (kind === 'development dependencies' && isVisible && bytes >= options.min)
        report({ message: 'shipped', values: { path }, layer, paths, evidence: { bytes } });
    }
  },
  examples: [
    {
      bad: 'RUN npm ci\n  app/node_modules/typescript/lib/tsc.js 900\n',
      at: 'RUN npm ci',
      options: { min: 500 },
      good: 'RUN npm ci --omit=dev\n  app/node_modules/express/index.js 900\n',
    },
  ],
});
