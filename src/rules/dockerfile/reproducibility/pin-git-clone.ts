import { defineRule } from '#lint/define-rule.js';
import { effectsOf } from '#shell/effects.js';

export default defineRule({
  id: 'pin-git-clone',
  title: 'Clone a tag or a commit',
  category: 'reproducibility',
  severity: 'info',
  packs: ['reproducible'],
  since: '2026-11',
  aliases: [],
  why: 'A clone without a tag takes whatever the default branch holds that minute, but the layer is cached: two machines build different images from one Dockerfile, and neither knows.',
  remedy: 'Clone with `--branch TAG --depth 1`, or check out a commit behind it.',
  messages: { floating: '{url} is cloned at whatever its default branch holds that day.' },
  check: {
    commands: {
      git(command, { report, instructionOf, commandsOf }) {
        for (const effect of effectsOf(command)) {
          if (effect.kind !== 'clone' || !effect.url || effect.ref !== undefined) continue;
          const later = commandsOf(instructionOf(command));
          const settled = later.some(
            ({ program, args }) =>
              program === 'git' && args.some(({ value }) => /^(?:checkout|reset|switch|fetch)$/.test(value)),
          );
          if (!settled) report({ message: 'floating', values: { url: effect.url.value }, at: effect.url.span });
        }
      },
    },
  },
  examples: [
    { bad: 'FROM debian:13\nRUN git clone https://example.com/app.git\n', at: 'https://example.com/app.git' },
    { good: 'FROM debian:13\nRUN git clone --depth 1 --branch v1.2.0 https://example.com/app.git\n' },
    {
      title: 'A commit is checked out',
      good: 'FROM debian:13\nRUN git clone https://example.com/app.git && git -C app checkout 0123abc\n',
    },
  ],
});
