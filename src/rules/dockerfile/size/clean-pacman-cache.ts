import { defineRule } from '#lint/define-rule.js';
import { cleanUpFix } from '#lint/edits/clean-up-fix.js';
import { leftoverOf } from '#model/cleanup.js';
import type { Manager } from '#shell/program.js';

const MANAGERS: readonly Manager[] = ['pacman'];
const FOLDERS = ['/var/cache/pacman/pkg', '/var/cache/pacman'];

export default defineRule({
  id: 'clean-pacman-cache',
  title: 'Empty the pacman cache in the layer that filled it',
  category: 'size',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'pacman keeps every package file that it has installed below /var/cache/pacman/pkg: as many bytes again as the packages, which a later RUN can only hide.',
  remedy: 'End the same RUN with `&& pacman -Scc --noconfirm`, or mount a cache over the folder.',
  messages: { kept: '{program} leaves its cache in this layer.' },
  check: {
    RUN(run, { document, model, commandsOf, isShipped, report }) {
      const left = isShipped(run) ? leftoverOf(run, commandsOf(run), MANAGERS, FOLDERS) : undefined;
      if (!left) return;
      const evidence = { bytes: 100_000_000, estimated: true };
      const fix = cleanUpFix({ document, model }, run, left, 'rm -rf /var/cache/pacman/pkg/*', [
        '/var/cache/pacman/pkg/**',
      ]);
      report({ message: 'kept', values: { program: left.program }, at: left.span, evidence, fix });
    },
  },
  examples: [
    {
      bad: 'FROM archlinux:base\nRUN pacman -Syu --noconfirm git\n',
      at: 'pacman -Syu --noconfirm git',
      good: 'FROM archlinux:base\nRUN pacman -Syu --noconfirm git && rm -rf /var/cache/pacman/pkg/*\n',
    },
    { good: 'FROM archlinux:base\nRUN pacman -Syu --noconfirm git && pacman -Scc --noconfirm\n' },
    {
      title: 'The folder is deleted instead',
      good: 'FROM archlinux:base\nRUN pacman -Syu --noconfirm git && rm -rf /var/cache/pacman/pkg/*\n',
    },
  ],
});
