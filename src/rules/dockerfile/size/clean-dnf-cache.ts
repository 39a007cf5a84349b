import { defineRule } from '#lint/define-rule.js';
import { hasEffect, keepsOutOfLayer } from '#model/cleanup.js';
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
    RUN(run, { commandsOf, isShipped, report }) {
      if (!isShipped(run)) return;
      const commands = commandsOf(run);
      const last = commands.findLast(
        (each) => hasEffect('install', MANAGERS, each) || hasEffect('upgrade', MANAGERS, each),
      );
      const manager = MANAGERS.find(
        (each) => last && (hasEffect('install', [each], last) || hasEffect('upgrade', [each], last)),
      );
      if (!last || !manager || keepsOutOfLayer(run, commands, last, [manager], FOLDERS)) return;
      report({
        message: 'kept',
        values: { program: last.program },
        at: last.span,
        evidence: { bytes: 100_000_000, estimated: true },
      });
    },
  },
  examples: [
    { bad: 'FROM fedora:43\nRUN dnf install -y httpd\n', at: 'dnf install -y httpd' },
    { good: 'FROM fedora:43\nRUN dnf install -y httpd && dnf clean all\n' },
    {
      title: 'The folder is deleted instead',
      good: 'FROM fedora:43\nRUN dnf install -y httpd && rm -rf /var/cache/dnf\n',
    },
  ],
});
