import { findProgram } from '#image/find-program.js';
import { isNoService, isStartedAsRoot } from '#knowledge/services.js';
import { defineImageRule } from '#lint/define-rule.js';
import { isRoot, userPart } from '#model/user-name.js';

export default defineImageRule({
  id: 'set-non-root-user-in-image',
  title: 'Let the image run as a user of its own',
  category: 'security',
  severity: 'warning',
  packs: ['recommended', 'cis'],
  since: '2026-11',
  aliases: ['CIS-DI-0001', 'CIS-4.1', 'set-non-root-user', 'no-root-user'],
  why: 'Whoever breaks into a program that runs as root owns everything in the container, every file that is mounted into it, and after the next hole in the kernel the host.',
  remedy: 'Create a user, give it the directories that it writes to, and name it with USER before CMD.',
  references: ['https://docs.docker.com/build/building/best-practices/#user'],
  messages: {
    none: 'No user is set: {program} runs as root.',
    root: 'The user is {user}: {program} runs as root.',
    zero: 'The user {user} has the uid 0: {program} runs as root.',
  },
  check({ image, report, lastPlaceOf }) {
    const { config, accounts, scanned } = image;
    const { Entrypoint, Cmd, User = '' } = config.config ?? {};
    const [first = ''] = [...(Entrypoint ?? []), ...(Cmd ?? [])];
    const isScript = /entrypoint|\.sh$/.test(first);
    // A script prepares and then starts what CMD says.
    const words = isScript && Cmd?.[0] ? Cmd : [...(Entrypoint ?? []), ...(Cmd ?? [])];
    const program = words[0]?.split('/').at(-1) ?? '';
    // An image that starts a shell or nothing is made to build on; some servers step down by themselves.
    if (program === '' || isNoService(program, words.slice(1)) || isStartedAsRoot(program)) return;
    if (isScript && STEP_DOWN.some((name) => findProgram(scanned, config, name) === 'found')) return;
    const at = lastPlaceOf('USER');
    const name = userPart(User);
    const account = accounts.users.find((user) => user.name === name);
    if (User === '') report({ message: 'none', values: { program } });
    else if (isRoot(User)) report({ message: 'root', values: { user: User, program }, at });
    else if (account?.uid === 0) report({ message: 'zero', values: { user: User, program }, at });
  },
  examples: [
    {
      bad: 'COPY app /app\n  app\nCMD ["/app"]\n',
      at: 'CMD ["/app"]',
      good: 'COPY app /app\n  app\nUSER 1000\nCMD ["/app"]\n',
    },
    { title: 'Root by its number', bad: 'USER 0:0\nENTRYPOINT ["node", "server.js"]\n', at: 'USER 0:0' },
    {
      title: 'Root under another name',
      bad: 'COPY etc /etc\n  etc/passwd = toor:x:0:0::/root:/bin/sh\nUSER toor\nCMD ["node", "server.js"]\n',
      at: 'USER toor',
    },
    { title: 'A base image', good: 'COPY rootfs /\n  bin/bash\nCMD ["bash"]\n' },
    {
      title: 'The entrypoint changes the user',
      good: 'COPY rootfs /\n  usr/local/bin/gosu mode=755\nENTRYPOINT ["docker-entrypoint.sh"]\nCMD ["postgres"]\n',
    },
  ],
});

/** What entrypoints use to go on as somebody else; setpriv is in every Debian image. */
const STEP_DOWN = ['gosu', 'su-exec', 's6-setuidgid'];
