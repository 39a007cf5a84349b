import { defineRule } from '#lint/define-rule.js';
import { cleanUpFix } from '#lint/edits/clean-up-fix.js';
import { leftoverOf } from '#model/cleanup.js';
import type { Manager } from '#shell/program.js';

const MANAGERS: readonly Manager[] = ['dnf', 'microdnf'];
const FOLDERS = ['/var/cache/dnf', '/var/cache/yum', '/var/cache/libdnf5', '/var/cache/tdnf'];

export default defineRule({
  id: 'clean-dnf-cache',
  title: 'Empty the dnf cache in the layer that filled it',
  category: 'size',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3040', 'DS-0019', 'DS-0027'],
  why: 'dnf keeps metadata of all repositories below /var/cache: tens to hundreds of megabytes that a later RUN can only hide.',
  remedy: 'End the same RUN with `&& dnf clean all`, or mount a cache over the folder.',
  messages: { kept: '{program} leaves its cache in this layer.' },
  check: {
    RUN(run, { document, model, commandsOf, isShipped, report }) {
      const left = isShipped(run) ? leftoverOf(run, commandsOf(run), MANAGERS, FOLDERS) : undefined;
      if (!left) return;
      const evidence = { bytes: 100_000_000, estimated: true };
      const fix = cleanUpFix({ document, model }, run, left, `${left.program} clean all`, [
        '/var/cache/dnf/**',
        '/var/cache/libdnf5/**',
        '/var/cache/yum/**',
      ]);
      report({ message: 'kept', values: { program: left.program }, at: left.span, evidence, fix });
    },
  },
  examples: [
    {
      bad: 'FROM fedora:43\nRUN dnf install -y httpd\n',
      at: 'dnf install -y httpd',
      good: 'FROM fedora:43\nRUN dnf install -y httpd && dnf clean all\n',
    },
    { good: 'FROM fedora:43\nRUN dnf install -y httpd && dnf clean all\n' },
    {
      title: 'The folder is deleted instead',
      good: 'FROM fedora:43\nRUN dnf install -y httpd && rm -rf /var/cache/dnf\n',
    },
  ],
});
