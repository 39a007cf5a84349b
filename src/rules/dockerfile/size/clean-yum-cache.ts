import { defineRule } from '#lint/define-rule.js';
import { cleanUpFix } from '#lint/edits/clean-up-fix.js';
import { leftoverOf } from '#model/cleanup.js';
import type { Manager } from '#shell/program.js';

const MANAGERS: readonly Manager[] = ['yum'];
const FOLDERS = ['/var/cache/yum', '/var/cache/dnf'];

export default defineRule({
  id: 'clean-yum-cache',
  title: 'Empty the yum cache in the layer that filled it',
  category: 'size',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3032', 'DS-0015'],
  why: 'yum keeps metadata of all repositories below /var/cache: tens to hundreds of megabytes that a later RUN can only hide.',
  remedy: 'End the same RUN with `&& yum clean all`.',
  messages: { kept: '{program} leaves its cache in this layer.' },
  check: {
    RUN(run, { document, model, commandsOf, isShipped, report }) {
      const left = isShipped(run) ? leftoverOf(run, commandsOf(run), MANAGERS, FOLDERS) : undefined;
      if (!left) return;
      const evidence = { bytes: 100_000_000, estimated: true };
      const fix = cleanUpFix({ document, model }, run, left, `${left.program} clean all`, [
        '/var/cache/yum/**',
        '/var/cache/dnf/**',
      ]);
      report({ message: 'kept', values: { program: left.program }, at: left.span, evidence, fix });
    },
  },
  examples: [
    {
      bad: 'FROM centos:7\nRUN yum install -y httpd\n',
      at: 'yum install -y httpd',
      good: 'FROM centos:7\nRUN yum install -y httpd && yum clean all\n',
    },
    { good: 'FROM centos:7\nRUN yum install -y httpd && yum clean all\n' },
    {
      title: 'The folder is deleted instead',
      good: 'FROM centos:7\nRUN yum install -y httpd && rm -rf /var/cache/yum\n',
    },
  ],
});
