import { posix } from 'node:path';
import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'no-kernel-volume-in-image',
  title: 'Put no volume over a directory of the kernel or the host',
  category: 'security',
  severity: 'error',
  packs: ['recommended', 'cis'],
  since: '2026-11',
  aliases: ['DKL-DI-0002', 'no-volume-over-system-directory'],
  why: '`/proc`, `/sys` and `/dev` are what the kernel shows of itself, and a Docker socket is root on the host. A volume there hides them or hands them on.',
  remedy: 'Declare the one directory that the application writes its data to.',
  messages: { found: 'The volume {path} belongs to the kernel or to the host.' },
  check({ image: { config }, report, lastPlaceOf }) {
    for (const path of Object.keys(config.config?.Volumes ?? {}))
      if (/^\/(?:proc|sys|dev|(?:var\/)?run\/docker\.sock)(?:\/|$)/.test(posix.normalize(path)))
        report({ message: 'found', values: { path }, at: lastPlaceOf('VOLUME') });
  },
  examples: [{ bad: 'VOLUME /sys\n', at: 'VOLUME /sys', good: 'VOLUME /data\n' }],
});
