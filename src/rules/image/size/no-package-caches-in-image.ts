import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'no-package-caches-in-image',
  title: 'Ship no caches of package managers',
  category: 'size',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [
    'DKL-DI-0004',
    'use-no-cache-for-apk',
    'use-no-cache-dir-for-pip',
    'clean-npm-cache',
    'clean-yarn-cache',
    'clean-dnf-cache',
    'clean-yum-cache',
    'clean-zypper-cache',
    'clean-conda-cache',
  ],
  why: 'What a package manager has downloaded is of no use once it is installed, and every pull transfers it. A later layer that removes it only hides it.',
  remedy: 'Clean up in the RUN that installs, or mount a cache: `RUN --mount=type=cache,target=…`.',
  references: ['https://docs.docker.com/build/cache/optimize/#use-cache-mounts'],
  messages: { kept: 'This layer keeps what a package manager has downloaded ({path} for one).' },
  options: { min: 100_000 },
  check({ image: { groups }, report, options }) {
    for (const { kind, layer, bytes, paths } of groups) {
      const [path = ''] = paths;
      if (kind === 'package caches' && bytes >= options.min)
        report({ message: 'kept', values: { path }, layer, paths, evidence: { bytes } });
    }
  },
  examples: [
    {
      bad: 'RUN pip install flask\n  root/.cache/pip/http-v2/a/b 150000\n',
      at: 'RUN pip install flask',
      good: 'RUN pip install --no-cache-dir flask\n  usr/lib/python3/flask.py 150000\n',
    },
    { title: 'Too little to matter', good: 'RUN npm ci\n  root/.npm/_logs/log 900\n' },
    {
      title: 'Packages of apt',
      bad: 'RUN apt-get install -y gcc\n  var/cache/apt/archives/gcc_12_amd64.deb 2000\n',
      at: 'RUN apt-get install -y gcc',
      options: { min: 1000 },
    },
  ],
});
