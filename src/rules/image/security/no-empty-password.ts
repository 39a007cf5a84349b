import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'no-empty-password',
  title: 'Leave no account without a password',
  category: 'security',
  severity: 'error',
  packs: ['recommended', 'cis'],
  since: '2026-11',
  aliases: ['DKL-LI-0001'],
  why: 'An account with an empty password field lets everybody in: any user of the container becomes this one with `su`, and a login service asks for nothing.',
  remedy: 'Lock the account with `passwd -l NAME`, or set `*` as its password in /etc/shadow.',
  messages: { empty: 'The account {name} needs no password.' },
  check({ image: { accounts }, report }) {
    const layer = accounts.layers['etc/shadow'] ?? accounts.layers['etc/passwd'];
    for (const { name, password } of accounts.users)
      if (password === 'empty') report({ message: 'empty', values: { name }, layer, paths: ['etc/shadow'] });
  },
  examples: [
    {
      bad: 'COPY rootfs /\n  etc/passwd = root:x:0:0::/root:/bin/sh\n  etc/shadow = root::20000:0:99999:7:::\n',
      at: 'COPY rootfs /',
      good: 'COPY rootfs /\n  etc/passwd = root:x:0:0::/root:/bin/sh\n  etc/shadow = root:*:20000:0:99999:7:::\n',
    },
    {
      title: 'Without /etc/shadow',
      bad: 'COPY rootfs /\n  etc/passwd = guest::1000:1000::/:/bin/sh\n',
      at: 'COPY rootfs /',
    },
  ],
});
