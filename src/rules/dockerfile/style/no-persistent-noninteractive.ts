import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-persistent-noninteractive',
  title: 'Tell apt not to ask for one RUN, not for ever',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: [],
  why: 'An ENV stays in the image: who later opens a shell in a container gets no questions from apt either, and accepts defaults without knowing.',
  remedy: 'Use `ARG DEBIAN_FRONTEND=noninteractive`, or set it in front of the command.',
  messages: { stays: 'DEBIAN_FRONTEND stays set in the image.' },
  check: {
    ENV(env, { report }) {
      const pair = env.pairs.find(({ key }) => key.text === 'DEBIAN_FRONTEND');
      if (!pair || !/noninteractive/i.test(pair.value.text)) return;
      const alone = env.pairs.length === 1 && !pair.legacy;
      report({
        message: 'stays',
        at: pair.span,
        ...(alone && {
          fix: { title: 'Use ARG', safety: 'review' as const, edits: [{ span: env.keyword.span, text: 'ARG' }] },
        }),
      });
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nENV DEBIAN_FRONTEND=noninteractive\n',
      at: 'DEBIAN_FRONTEND=noninteractive',
      good: 'FROM debian:13\nARG DEBIAN_FRONTEND=noninteractive\n',
    },
    {
      title: 'For one command',
      good: 'FROM debian:13\nRUN DEBIAN_FRONTEND=noninteractive apt-get install -y tzdata\n',
    },
  ],
});
