import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'no-world-writable-files',
  title: 'Let nobody but the owner change files',
  category: 'security',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['no-world-writable'],
  why: 'A file that every user may change can be replaced by whoever gets a foothold, as can all files in a folder of mode 777. That is how a program that root starts later comes to belong to an intruder.',
  remedy: 'Give the files to the user that needs them, with `--chown` and a mode such as 755 or 644.',
  messages: {
    one: 'Everybody may change {path}.',
    several: 'Everybody may change {count} files and folders, {path} for one.',
  },
  check({ image: { dangers, scanned }, report }) {
    for (const { index: layer } of scanned.image.layers) {
      const files = dangers.filter((each) => each.layer === layer && each.kind === 'world-writable');
      const paths = files.map(({ path }) => path);
      const [path] = paths;
      if (path === undefined) continue;
      if (paths.length === 1) report({ message: 'one', values: { path }, layer, paths });
      else report({ message: 'several', values: { count: paths.length, path }, layer, paths });
    }
  },
  examples: [
    {
      bad: 'COPY app /app\n  app/ mode=777\n  app/server mode=755\n',
      at: 'COPY app /app',
      good: 'COPY app /app\n  app/ mode=755\n  app/server mode=755\n',
    },
    {
      title: 'Several of one layer',
      bad: 'RUN chmod -R 777 /app\n  app/ mode=777\n  app/server mode=777\n',
      at: 'RUN chmod -R 777 /app',
    },
    { title: 'The sticky bit keeps others off', good: 'COPY rootfs /\n  tmp/ mode=1777\n' },
  ],
});
