import { findProgram } from '#image/find-program.js';
import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'no-missing-program',
  title: 'Start a program that is in the image',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'The first word of ENTRYPOINT, or of CMD where there is none, is what a container starts. When it is not in the image or may not be executed, the container ends at once with "no such file or directory" or "permission denied".',
  remedy: 'Copy the program into the image, correct its path, or copy it with --chmod=755.',
  messages: {
    missing: '{program} is not in the image: a container cannot start.',
    missingInPath: '{program} is in no folder of PATH: a container cannot start.',
    notExecutable: '{program} may not be executed: a container cannot start.',
  },
  check({ image: { config, scanned }, report, lastPlaceOf }) {
    const { Entrypoint, Cmd } = config.config ?? {};
    const keyword = Entrypoint?.[0] ? 'ENTRYPOINT' : 'CMD';
    const program = Entrypoint?.[0] || Cmd?.[0];
    // Without layers the image is one to build on; Windows finds programs in ways of its own.
    if (!program || config.os === 'windows' || scanned.layers.length === 0) return;
    const state = findProgram(scanned, config, program);
    const at = lastPlaceOf(keyword);
    if (state === 'not executable') report({ message: 'notExecutable', values: { program }, at });
    else if (state === 'missing' && program.includes('/')) report({ message: 'missing', values: { program }, at });
    else if (state === 'missing') report({ message: 'missingInPath', values: { program }, at });
  },
  examples: [
    {
      bad: 'COPY server /app/\n  app/server mode=755\nCMD ["/srv/server"]\n',
      at: 'CMD ["/srv/server"]',
      good: 'COPY server /app/\n  app/server mode=755\nCMD ["/app/server"]\n',
    },
    {
      title: 'In no folder of PATH',
      bad: 'COPY server /app/\n  app/server mode=755\nENTRYPOINT ["server"]\n',
      at: 'ENTRYPOINT ["server"]',
    },
    {
      title: 'Not executable',
      bad: 'COPY start.sh /\n  start.sh mode=644\nENTRYPOINT ["/start.sh"]\n',
      at: 'ENTRYPOINT ["/start.sh"]',
    },
    {
      title: 'By a link of the system',
      good: 'COPY rootfs /\n  bin -> usr/bin\n  usr/bin/sh -> dash\n  usr/bin/dash mode=755\nCMD exec app\n',
    },
  ],
});
