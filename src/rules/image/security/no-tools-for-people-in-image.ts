import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'no-tools-for-people-in-image',
  title: 'Ship no editors, debuggers and network tools',
  category: 'security',
  severity: 'info',
  packs: ['cis', 'hardened'],
  since: '2026-11',
  aliases: ['CIS-4.3', 'no-debug-tools-in-final-image'],
  why: 'The program does not use them; whoever breaks in does. `docker debug`, or a second container in the same namespaces, gives you the tools when you need them.',
  remedy: 'Remove the packages, or install them in a target of its own for debugging.',
  messages: { found: 'Tools for people, not for the program: {names}.' },
  check({ image: { groups }, report }) {
    for (const { kind, layer, paths, bytes, isVisible } of groups) {
      if (kind !== 'tools for people' || !isVisible) continue;
      const names = paths.map((path) => path.slice(path.lastIndexOf('/') + 1)).join(', ');
      report({ message: 'found', values: { names }, layer, paths, evidence: { bytes } });
    }
  },
  examples: [
    {
      bad: 'RUN apk add --no-cache nmap socat\n  usr/bin/nmap 900 mode=755\n  usr/bin/socat 800 mode=755\n',
      at: 'RUN apk add --no-cache nmap socat',
      good: 'RUN apk add --no-cache ca-certificates\n  etc/ssl/cert.pem 900\n',
    },
  ],
});
