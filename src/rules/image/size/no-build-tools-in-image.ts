import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'no-build-tools-in-image',
  title: 'Ship no compilers',
  category: 'size',
  severity: 'info',
  packs: ['recommended', 'cis'],
  since: '2026-11',
  aliases: ['no-build-tools-in-final-image', 'no-build-image-in-final-stage'],
  why: 'Compilers and headers take hundreds of megabytes that the running program never reads, and build whatever an intruder brings along.',
  remedy: 'Build in a stage of its own and copy the result into a small image.',
  references: ['https://docs.docker.com/build/building/multi-stage/'],
  messages: { shipped: 'Compilers, headers or build tools are in the image ({path} for one).' },
  options: { min: 5_000_000 },
  check({ image: { groups }, report, options }) {
    for (const { kind, layer, bytes, paths, isVisible } of groups) {
      const [path = ''] = paths;
      if (kind === 'toolchains' && isVisible && bytes >= options.min)
        report({ message: 'shipped', values: { path }, layer, paths, evidence: { bytes } });
    }
  },
  examples: [
    {
      bad: 'RUN apt-get install -y gcc\n  usr/lib/gcc/x86_64-linux-gnu/14/cc1 900 mode=755\n',
      at: 'RUN apt-get install -y gcc',
      options: { min: 500 },
      good: 'COPY --from=build /app /app\n  app 900 mode=755\n',
    },
  ],
});
