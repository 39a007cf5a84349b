import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accountSearch } from '#image/accounts.js';
import { analyseImage } from '#image/analyse.js';
import { memoryImage } from './memory-image.js';

async function accountsOf(...layers: Parameters<typeof memoryImage>[0]) {
  const search = accountSearch();
  return search.found(await analyseImage(memoryImage(layers), { watch: search.watch }));
}

describe('accounts', () => {
  it('are those of the files that a container sees, without their passwords', async () => {
    const accounts = await accountsOf(
      [{ path: 'etc/passwd', content: 'old:x:1:1::/:/bin/sh\n' }],
      [
        {
          path: 'etc/passwd',
          content:
            'root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1::/usr/sbin:/usr/sbin/nologin\napp:x:1000:1000::/home/app:\nguest::9:9::/:/bin/sh\nnone:x:5:5::/:/bin/sh\n',
        },
        { path: 'etc/shadow', content: 'root:$6$salt$hash:1::::::\ndaemon:*:1::::::\napp::1::::::\n' },
        { path: 'etc/group', content: 'root:x:0:\nstaff:x:50:app,guest\n' },
      ],
    );
    assert.deepEqual(
      accounts.users.map(({ name, uid, password, canLogIn }) => [name, uid, password, canLogIn]),
      [
        ['root', 0, 'set', true],
        ['daemon', 1, 'locked', false],
        ['app', 1000, 'empty', true],
        ['guest', 9, 'empty', true],
        ['none', 5, 'locked', true],
      ],
    );
    assert.deepEqual(accounts.groups[1], { name: 'staff', gid: 50, members: ['app', 'guest'] });
    assert.deepEqual(accounts.layers, { 'etc/passwd': 1, 'etc/group': 1, 'etc/shadow': 1 });
    assert.ok(!JSON.stringify(accounts).includes('hash'));
  });

  it('passes over lines that are none', async () => {
    const { users, groups } = await accountsOf([
      { path: 'etc/passwd', content: '# comment:x:1:1\nbroken\n::::::\na:x:b:c::/:\n+::::::\nok:x:7:8\n' },
      { path: 'etc/group', content: 'broken\nshort:x\nok:x:7\n' },
    ]);
    assert.deepEqual(
      users.map(({ name, home, shell }) => [name, home, shell]),
      [['ok', '', '']],
    );
    assert.deepEqual(groups, [{ name: 'ok', gid: 7, members: [] }]);
  });
});
