import { defineRule } from '#lint/define-rule.js';
import { reviewFix } from '#lint/edits/review-fix.js';

const DEAD = /(?:^|[/.@])((?:[\w-]+\.)*sks-keyservers\.net|keys\.gnupg\.net|keyserver\.pgp\.com|pgp\.key-server\.io)\b/;

/** It has taken over the keys of the old pool, and speaks hkp on the same ports. */
const LIVING = 'keyserver.ubuntu.com';

export default defineRule({
  id: 'no-dead-keyserver',
  title: 'Fetch keys from a key server that exists',
  category: 'correctness',
  severity: 'warning',
  packs: ['reproducible'],
  since: '2026-11',
  aliases: [],
  why: 'The pools of sks-keyservers.net were switched off in 2021, and the names that pointed there answer no more: gpg waits, gives up, and the build fails.',
  remedy: 'Use `hkps://keys.openpgp.org` or `hkps://keyserver.ubuntu.com`, or keep the key in the repository.',
  references: ['https://sks-keyservers.net/'],
  messages: { dead: '{server} answers no more.' },
  check: {
    command(command, { text, report }) {
      if (!/^(?:gpg2?|apt-key|dirmngr)$/.test(command.program)) return;
      for (const word of command.args) {
        const server = DEAD.exec(word.value)?.[1];
        if (!server) continue;
        const start = word.span.start + text.slice(word.span.start, word.span.end).indexOf(server);
        const isExact = text.slice(start, start + server.length) === server;
        const span = { start, end: start + server.length };
        const fix = reviewFix(`Ask ${LIVING}`, isExact ? { span, text: LIVING } : undefined);
        report({ message: 'dead', values: { server }, at: word.span, fix });
        return;
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN gpg --keyserver ha.pool.sks-keyservers.net --recv-keys 0123\n',
      at: 'ha.pool.sks-keyservers.net',
      good: 'FROM debian:13\nRUN gpg --keyserver keyserver.ubuntu.com --recv-keys 0123\n',
    },
    { good: 'FROM debian:13\nRUN gpg --keyserver hkps://keys.openpgp.org --recv-keys 0123\n' },
  ],
});
