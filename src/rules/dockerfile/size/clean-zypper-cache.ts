import { defineRule } from '#lint/define-rule.js';
import { cleanUpFix } from '#lint/edits/clean-up-fix.js';
import { leftoverOf } from '#model/cleanup.js';
import type { Manager } from '#shell/program.js';

const MANAGERS: readonly Manager[] = ['zypper'];
const FOLDERS = ['/var/cache/zypp'];

export default defineRule({
  id: 'clean-zypper-cache',
  title: 'Empty the zypper cache in the layer that filled it',
  category: 'size',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3036', 'DS-0020'],
  why: 'zypper keeps metadata of all repositories below /var/cache/zypp: tens of megabytes that a later RUN can only hide.',
  remedy: 'End the same RUN with `&& zypper clean --all`, or mount a cache over the folder.',
  messages: { kept: '{program} leaves its cache in this layer.' },
  check: {
    RUN(run, { document, model, commandsOf, isShipped, report }) {
      const left = isShipped(run) ? leftoverOf(run, commandsOf(run), MANAGERS, FOLDERS) : undefined;
      if (!left) return;
      const evidence = { bytes: 50_000_000, estimated: true };
      const fix = cleanUpFix({ document, model }, run, left, 'zypper clean --all', ['/var/cache/zypp/**']);
      report({ message: 'kept', values: { program: left.program }, at: left.span, evidence, fix });
    },
  },
  examples: [
    {
      bad: 'FROM opensuse/leap:15.6\nRUN zypper -n install httpd\n',
      at: 'zypper -n install httpd',
      good: 'FROM opensuse/leap:15.6\nRUN zypper -n install httpd && zypper clean --all\n',
    },
    { good: 'FROM opensuse/leap:15.6\nRUN zypper -n install httpd && zypper clean --all\n' },
    {
      title: 'The folder is deleted instead',
      good: 'FROM opensuse/leap:15.6\nRUN zypper -n install httpd && rm -rf /var/cache/zypp/*\n',
    },
  ],
});
