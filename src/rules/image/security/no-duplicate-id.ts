import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'no-duplicate-id',
  title: 'Give every user and group a number of its own',
  category: 'security',
  severity: 'warning',
  packs: ['recommended', 'cis'],
  since: '2026-11',
  aliases: ['DKL-LI-0002'],
  why: 'The kernel knows numbers only: two users with one uid are the same user, with the same files and the same rights. A second user with the uid 0 is a second root.',
  remedy: 'Give the later one another number.',
  messages: {
    user: 'The users {first} and {second} have the same uid {id}.',
    group: 'The groups {first} and {second} have the same gid {id}.',
    name: 'The name {first} stands twice in {file}.',
  },
  check({ image: { accounts }, report }) {
    const { users, groups, layers } = accounts;
    const seen = new Map<string, string>();
    const look = (kind: 'user' | 'group', file: 'etc/passwd' | 'etc/group', name: string, id: number) => {
      const place = { layer: layers[file], paths: [file] };
      const first = seen.get(`${kind} ${id}`);
      if (seen.has(`${kind} name ${name}`))
        report({ message: 'name', values: { first: name, file: `/${file}` }, ...place });
      else if (first !== undefined) report({ message: kind, values: { first, second: name, id }, ...place });
      else seen.set(`${kind} ${id}`, name);
      seen.set(`${kind} name ${name}`, name);
    };
    for (const { name, uid } of users) look('user', 'etc/passwd', name, uid);
    for (const { name, gid } of groups) look('group', 'etc/group', name, gid);
  },
  examples: [
    {
      bad: 'COPY rootfs /\n  etc/passwd = root:x:0:0::/root:/bin/sh\\nadmin:x:0:0::/root:/bin/sh\n',
      at: 'COPY rootfs /',
      good: 'COPY rootfs /\n  etc/passwd = root:x:0:0::/root:/bin/sh\\nadmin:x:1000:1000::/home/admin:/bin/sh\n',
    },
    { title: 'Groups', bad: 'COPY rootfs /\n  etc/group = app:x:1000:\\nweb:x:1000:\n', at: 'COPY rootfs /' },
    { title: 'A name', bad: 'COPY rootfs /\n  etc/group = app:x:1000:\\napp:x:1001:\n', at: 'COPY rootfs /' },
  ],
});
