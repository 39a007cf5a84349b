import assert from 'node:assert/strict';
import { it } from 'node:test';
import { userIdOf } from '#engine/user-id.js';

it('a USER is a number, or a name that the image knows, or root', () => {
  const passwd = 'root:x:0:0:root:/root:/bin/sh\nnode:x:1000:1000::/home/node:/bin/bash\nzero:x:0:0::/:/bin/sh\n';
  assert.deepEqual(
    ['', 'root', '0:5', '1000:1000', 'node:staff', 'zero', 'nobody', 'nod'].map((user) => userIdOf(user, passwd)),
    [0, 0, 0, 1000, 1000, 0, undefined, undefined],
  );
});
