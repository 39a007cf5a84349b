import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'no-sudo-in-image',
  title: 'Ship no sudo',
  category: 'security',
  severity: 'warning',
  packs: ['recommended', 'cis'],
  since: '2026-11',
  aliases: ['DKL-DI-0001', 'no-sudo'],
  why: 'sudo is there to become root. In a container it gives whoever breaks in the way that USER has taken away, and a build runs as root anyway.',
  remedy: 'Remove the package; to start as root and go on as somebody else use `setpriv` or `gosu`.',
  messages: { installed: '{path} lets users become root.' },
  check({ image: { groups }, report }) {
    for (const { kind, layer, paths, isVisible } of groups) {
      const [path = ''] = paths;
      if (kind === 'sudo' && isVisible) report({ message: 'installed', values: { path }, layer, paths });
    }
  },
  examples: [
    {
      bad: 'RUN apt-get update && apt-get install -y sudo\n  usr/bin/sudo mode=755\n',
      at: 'RUN apt-get update && apt-get install -y sudo',
      good: 'RUN apt-get update && apt-get install -y curl\n  usr/bin/curl mode=755\n',
    },
  ],
});
