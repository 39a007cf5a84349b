import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'use-shell-instruction',
  title: 'Choose the shell with SHELL, not by replacing /bin/sh',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: ['DL4005'],
  why: 'Scripts of the distribution rely on their own /bin/sh; another one there makes them slower and sometimes wrong, in this image and in all that build on it. SHELL changes only your own instructions.',
  remedy: 'Write `SHELL ["/bin/bash", "-c"]`.',
  messages: { replaced: '/bin/sh is replaced for the whole image.' },
  check: {
    commands: {
      ln(command, { report }) {
        const target = command.args.find(({ value }) => value === '/bin/sh');
        if (target) report({ message: 'replaced', at: target.span });
      },
    },
  },
  examples: [
    { bad: 'FROM debian:13\nRUN ln -sf /bin/bash /bin/sh\n', at: '/bin/sh' },
    { good: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\n' },
  ],
});
