import { parseDockerignore } from '#dockerignore/dockerignore.js';
import type { BuildPlan, IgnoreGroup } from '#stacks/build-plan.js';

/** Writes the .dockerignore of a plan: what no build needs, what this stack leaves behind, and nothing that is copied. */
export function dockerignoreOf({ ignore, keep }: BuildPlan): string {
  const groups = [...COMMON, ...ignore].map(({ title, patterns }) => `# ${title}\n${patterns.join('\n')}\n`);
  const text = groups.join('\n');
  const hidden = keep.filter((path) => parseDockerignore(text).isIgnored(path));
  if (hidden.length === 0) return text;
  return `${text}\n# The build reads these\n${[...new Set(hidden)]
    .sort()
    .map((path) => `!${path}`)
    .join('\n')}\n`;
}

const COMMON: readonly IgnoreGroup[] = [
  { title: 'Version control', patterns: ['.git', '**/.gitignore', '**/.gitattributes'] },
  {
    title: 'Secrets and settings of one machine',
    patterns: [
      '**/.env',
      '**/.env.*',
      '!**/.env.example',
      '**/*.pem',
      '**/*.key',
      '**/*.p12',
      '**/id_rsa*',
      '**/id_ed25519*',
      '**/.aws',
      '**/.ssh',
    ],
  },
  {
    title: 'What Docker and the pipelines read themselves',
    patterns: [
      '**/.dockerignore',
      '**/*.dockerignore',
      '**/Dockerfile*',
      '**/*.Dockerfile',
      '**/compose*.y*ml',
      '**/docker-compose*.y*ml',
      '**/plimsoll.yaml',
      '.circleci',
      '.github',
      '.gitlab-ci.yml',
      '**/Jenkinsfile',
    ],
  },
  {
    title: 'Editors and operating systems',
    patterns: ['**/.DS_Store', '**/.idea', '**/.vscode', '**/*.swp', '**/Thumbs.db'],
  },
  { title: 'Logs, process ids and coverage', patterns: ['**/*.log', '**/*.pid', '**/coverage', '**/.nyc_output'] },
  { title: 'Documentation', patterns: ['docs', '**/README*', '**/CHANGELOG*'] },
];
