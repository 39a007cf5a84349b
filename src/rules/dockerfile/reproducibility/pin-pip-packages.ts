import { defineRule } from '#lint/define-rule.js';
import { namesOf } from '#shell/pin-message.js';
import { unpinnedPackages } from '#shell/unpinned-packages.js';

export default defineRule({
  id: 'pin-pip-packages',
  title: 'Ask pip for versions',
  category: 'reproducibility',
  severity: 'warning',
  packs: ['reproducible'],
  since: '2026-11',
  aliases: ['DL3013'],
  why: 'Without a version pip takes the newest release that day, with its new dependencies: a build that worked yesterday breaks, or behaves otherwise, without any change of yours.',
  remedy: 'Write `name==version`, or install from a requirements file with pins and hashes.',
  messages: { unpinned: 'No version is asked for of {packages}: the build takes what is newest that day.' },
  check: {
    command(command, { report }) {
      // A constraints file settles the versions.
      if (command.args.some(({ value }) => /^(?:-c|--constraint(?:=.*)?)$/.test(value))) return;
      const packages = unpinnedPackages(command, ['pip', 'uv']);
      const [first] = packages;
      if (first) report({ message: 'unpinned', values: { packages: namesOf(packages) }, at: first.word.span });
    },
  },
  examples: [
    { bad: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir flask\n', at: 'flask' },
    { good: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir flask==3.1.2\n' },
    {
      title: 'A requirements file says the versions',
      good: 'FROM python:3.13-slim\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n',
    },
  ],
});
