import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'no-project-files-in-image',
  title: 'Ship nothing that belongs to the project only',
  category: 'size',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DKL-LI-0003', 'no-git-directory-copy'],
  why: 'A .git folder holds every version of every file, with all that was ever committed by mistake; settings of editors and clouds tell names, hosts and accounts. None of it is needed to run.',
  remedy: 'List them in .dockerignore, or copy only what the application needs.',
  messages: { shipped: 'Files of the project are in the image: {path}{more}.' },
  check({ image: { groups }, report }) {
    for (const { kind, layer, bytes, files, paths } of groups) {
      const [path = ''] = paths;
      const more = files > 1 ? ` and ${files - 1} more` : '';
      if (kind === 'project files')
        report({ message: 'shipped', values: { path, more }, layer, paths, evidence: { bytes } });
    }
  },
  examples: [
    {
      bad: 'COPY . /app\n  app/.git/config 90\n  app/.git/HEAD 20\n  app/server.js 50\n',
      at: 'COPY . /app',
      good: 'COPY . /app\n  app/server.js 50\n',
    },
    { title: 'A package has its own', good: 'RUN npm ci\n  app/node_modules/a/Dockerfile 90\n' },
  ],
});
