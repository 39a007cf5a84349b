import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-unsigned-apt-source',
  title: 'Do not trust an apt repository without its signature',
  category: 'security',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'With `trusted=yes` apt installs whatever that address serves: who controls the mirror or the network on the way controls your image, and every container that installs from it later.',
  remedy: 'Store the key of the repository below /etc/apt/keyrings and write `signed-by=` in its place.',
  references: ['https://manpages.debian.org/sources.list'],
  messages: { unsigned: 'This source is trusted without a signature.' },
  check: {
    command(command, { report }) {
      if (!/^(?:echo|printf|tee|cat|sed)$/.test(command.program)) return;
      const word = command.args.find(
        ({ value }) =>
          /\bdeb(?:-src)?\s+\[[^\]]*\b(?:trusted|allow-insecure)=yes\b[^\]]*\]\s+(?!file:|copy:)/.test(value) ||
          /^Trusted:\s*yes/im.test(value),
      );
      if (word) report({ message: 'unsigned', at: word.span });
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN echo "deb [trusted=yes] https://example.com/apt ./" > /etc/apt/sources.list.d/x.list\n',
      at: '"deb [trusted=yes] https://example.com/apt ./"',
    },
    {
      good: 'FROM debian:13\nRUN echo "deb [signed-by=/etc/apt/keyrings/x.gpg] https://example.com/apt ./" > /etc/apt/sources.list.d/x.list\n',
    },
  ],
});
