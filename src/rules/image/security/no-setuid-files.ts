import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'no-setuid-files',
  title: 'Take the setuid and setgid bits away',
  category: 'security',
  severity: 'info',
  packs: ['cis', 'hardened'],
  since: '2026-11',
  aliases: ['CIS-DI-0008', 'CIS-4.8'],
  why: 'A setuid program runs with the rights of its owner, mostly root, whoever starts it; a file capability gives a part of them. A hole in one of them makes root of any user in the container.',
  remedy:
    'Remove what the application does not use, or take the bits away with `chmod a-s` in the RUN that installs it; or run with no-new-privileges.',
  references: ['https://docs.docker.com/reference/cli/docker/container/run/#security-opt'],
  messages: {
    one: '{path} runs with the rights of its owner, not of who starts it.',
    several: '{count} programs run with the rights of their owner, {path} for one.',
  },
  check({ image: { dangers, scanned }, report }) {
    for (const { index: layer } of scanned.image.layers) {
      const files = dangers.filter((each) => each.layer === layer && each.kind !== 'world-writable');
      const paths = [...new Set(files.map(({ path }) => path))];
      const [path] = paths;
      if (path === undefined) continue;
      if (paths.length === 1) report({ message: 'one', values: { path }, layer, paths });
      else report({ message: 'several', values: { count: paths.length, path }, layer, paths });
    }
  },
  examples: [
    {
      bad: 'COPY rootfs /\n  usr/bin/su mode=4755\n  usr/bin/ls mode=755\n',
      at: 'COPY rootfs /',
      good: 'COPY rootfs /\n  usr/bin/su mode=755\n  usr/bin/ls mode=755\n',
    },
    {
      title: 'Several of one layer',
      bad: 'COPY rootfs /\n  usr/bin/su mode=4755\n  usr/bin/wall mode=2755\n',
      at: 'COPY rootfs /',
    },
    {
      title: 'Taken away later, which is as good for a container',
      good: 'COPY rootfs /\n  usr/bin/su mode=4755\nRUN chmod a-s /usr/bin/su\n  usr/bin/su mode=755\n',
    },
  ],
});
