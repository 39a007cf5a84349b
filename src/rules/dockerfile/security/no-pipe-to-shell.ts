import { defineRule } from '#lint/define-rule.js';
import { dialectOf, isPosix } from '#shell/dialect.js';
import { effectsOf } from '#shell/effects.js';

export default defineRule({
  id: 'no-pipe-to-shell',
  title: 'Do not run a script straight from the network',
  category: 'security',
  severity: 'warning',
  packs: ['hardened'],
  since: '2026-11',
  aliases: [],
  why: 'What runs as root in your build is whatever the server sends that day, and a connection that breaks in the middle runs half of it. Without pipefail a failed download even counts as success.',
  remedy: 'Download the script to a file, check its checksum, then run it; or install the package instead.',
  messages: { piped: '{shell} runs whatever {program} gets from the network.' },
  check: {
    command(command, { report }) {
      const at = command.pipeline.indexOf(command);
      if (at < 0 || !effectsOf(command).some((effect) => effect.kind === 'download' && effect.stdout)) return;
      const next = command.pipeline[at + 1];
      const shell = next && interpreterOf(next);
      if (shell && next?.name)
        report({ message: 'piped', values: { shell, program: command.program }, at: command.span });
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN curl -fsSL https://example.com/install.sh | sh\n',
      at: 'curl -fsSL https://example.com/install.sh',
    },
    {
      bad: 'FROM debian:13\nRUN curl -fsSL https://example.com/i.py | sudo python3 -\n',
      at: 'curl -fsSL https://example.com/i.py',
    },
    {
      good: 'FROM debian:13\nRUN curl -fsSLO https://example.com/install.sh && echo "0123  install.sh" | sha256sum -c - && sh install.sh\n',
    },
  ],
});

function interpreterOf({
  program,
  args,
}: {
  readonly program: string;
  readonly args: readonly { readonly value: string }[];
}): string | undefined {
  const name =
    program === 'sudo' || program === 'env'
      ? (args.find(({ value }) => !value.startsWith('-') && !value.includes('='))?.value ?? '')
      : program;
  const shell = isPosix(dialectOf(name)) && name !== 'busybox';
  return shell || /^(?:python[\d.]*|perl|ruby|node|php)$/.test(name) ? name : undefined;
}
