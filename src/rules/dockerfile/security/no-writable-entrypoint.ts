import { defineRule } from '#lint/define-rule.js';
import { chainOf } from '#model/stage-chain.js';
import { bringsFile, startedFile } from '#model/started-file.js';
import { isRoot, userPart } from '#model/user-name.js';

export default defineRule({
  id: 'no-writable-entrypoint',
  title: 'Let the application not change its own program',
  category: 'security',
  severity: 'info',
  packs: ['hardened'],
  since: '2026-11',
  aliases: [],
  why: 'The user that runs the container owns the file that starts it. Whoever finds a way to write a file puts code there, and it runs with the next restart.',
  remedy: 'Leave the program to root and readable for all: `COPY --chmod=755` without `--chown`.',
  messages: { own: '{user} runs {file} and may change it.' },
  check: {
    file({ model, report }) {
      const { target } = model;
      const user = target?.at().user;
      if (!target || !user || isRoot(user)) return;
      const file = startedFile(target);
      if (file === undefined) return;
      for (const stage of chainOf(target)) {
        for (const instruction of stage.instructions) {
          if (instruction.kind !== 'COPY') continue;
          const owner = instruction.flags.find(({ name }) => name === 'chown');
          if (!owner?.value || userPart(stage.at(instruction).expand(owner.value.text) ?? '') !== userPart(user))
            continue;
          if (bringsFile(instruction, stage, file))
            report({ message: 'own', values: { user: userPart(user), file }, at: owner.span });
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nCOPY --chown=10001 server /usr/bin/\nUSER 10001\nENTRYPOINT ["/usr/bin/server"]\n',
      at: '--chown=10001',
      good: 'FROM debian:13\nCOPY --chmod=755 server /usr/bin/\nUSER 10001\nENTRYPOINT ["/usr/bin/server"]\n',
    },
    {
      title: 'Data is its own',
      good: 'FROM debian:13\nCOPY --chown=10001 data /data\nUSER 10001\nCMD ["/usr/bin/server"]\n',
    },
  ],
});
