import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'no-dist-upgrade-in-image',
  title: 'Change the release by the base image, not by an upgrade',
  category: 'reproducibility',
  severity: 'warning',
  packs: ['reproducible', 'cis'],
  since: '2026-11',
  aliases: ['DKL-DI-0003', 'no-dist-upgrade', 'no-zypper-dist-upgrade'],
  why: 'It installs and removes packages as it sees fit, doubles what the base layer holds, and gives another image every day. A newer base image gives the same updates, tested and once for all.',
  remedy: 'Take a newer base image and rebuild on a schedule.',
  messages: { upgraded: '{program} {word} makes every build another one.' },
  check({ steps, report }) {
    for (const { commands, isBase, layer, placeOf } of steps) {
      if (isBase) continue;
      for (const { program, args } of commands) {
        const word = args.find(({ value }) => /^(?:dist-upgrade|full-upgrade|dup)$/.test(value));
        if (word && /^(?:apt-get|apt|aptitude|zypper)$/.test(program))
          report({ message: 'upgraded', values: { program, word: word.value }, at: placeOf(word.span), layer });
      }
    }
  },
  examples: [
    {
      bad: 'RUN apt-get update && apt-get -y dist-upgrade\n',
      at: 'dist-upgrade',
      good: 'RUN apt-get update && apt-get install -y curl\n',
    },
  ],
});
