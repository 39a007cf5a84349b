import { defineImageRule } from '#lint/define-rule.js';
import { isNumeric, userPart } from '#model/user-name.js';

export default defineImageRule({
  id: 'no-unknown-user-in-image',
  title: 'Name a user that the image has',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['no-unknown-user'],
  why: 'A name that /etc/passwd or /etc/group does not have stops every container at its start: "unable to find user". A number needs no entry.',
  remedy: 'Create the user in the image, or write its number.',
  messages: {
    user: 'No user {name} is in /etc/passwd: no container starts.',
    group: 'No group {name} is in /etc/group: no container starts.',
  },
  check({ image: { config, accounts }, report, lastPlaceOf }) {
    if (config.os === 'windows') return;
    const { User = '' } = config.config ?? {};
    const [name, group] = [userPart(User), User.split(':')[1] ?? ''];
    const at = lastPlaceOf('USER');
    if (name !== '' && !isNumeric(name) && name !== 'root' && !accounts.users.some((user) => user.name === name))
      report({ message: 'user', values: { name }, at });
    else if (
      group !== '' &&
      !isNumeric(group) &&
      group !== 'root' &&
      !accounts.groups.some((each) => each.name === group)
    )
      report({ message: 'group', values: { name: group }, at });
  },
  examples: [
    {
      bad: 'COPY rootfs /\n  etc/passwd = root:x:0:0::/root:/bin/sh\nUSER app\n',
      at: 'USER app',
      good: 'COPY rootfs /\n  etc/passwd = root:x:0:0::/root:/bin/sh\\napp:x:1000:1000::/home/app:/bin/sh\nUSER app\n',
    },
    {
      title: 'A group',
      bad: 'COPY rootfs /\n  etc/group = root:x:0:\nUSER 1000:app\n',
      at: 'USER 1000:app',
    },
    { title: 'A number needs no entry', good: 'COPY app /\n  app\nUSER 1000:1000\n' },
  ],
});
