import { defineRule } from '#lint/define-rule.js';
import { assignedNames } from '#shell/assigned-names.js';
import { namesOf } from '#shell/pin-message.js';
import { unpinnedPackages } from '#shell/unpinned-packages.js';

export default defineRule({
  id: 'pin-dnf-packages',
  title: 'Ask dnf for versions',
  category: 'reproducibility',
  severity: 'info',
  packs: ['reproducible'],
  since: '2026-11',
  aliases: ['DL3041'],
  why: 'The same Dockerfile installs other versions next month, so two builds of one commit differ and a fault cannot be traced to a change.',
  remedy: 'Write `name-version`, or install from a dated repository.',
  messages: { unpinned: 'No version is asked for of {packages}: the build takes what is newest that day.' },
  check: {
    command(command, { report, stateAt, instructionOf }) {
      const state = stateAt(instructionOf(command));
      const isSet = (name: string) => state?.variable(name) !== undefined || assignedNames(command.script).has(name);
      const packages = unpinnedPackages(command, ['dnf', 'microdnf'], isSet);
      const [first] = packages;
      if (first) report({ message: 'unpinned', values: { packages: namesOf(packages) }, at: first.word.span });
    },
  },
  examples: [
    { bad: 'FROM fedora:43\nRUN dnf install -y httpd\n', at: 'httpd' },
    { good: 'FROM fedora:43\nRUN dnf install -y httpd-2.4.62\n' },
  ],
});
