import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-insecure-run',
  title: 'Build without the rights of the host',
  category: 'security',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: '`--security=insecure` runs the step with all capabilities, `--network=host` in the network of the build machine: a hijacked download then reaches the machine and everything that it can reach. Builders refuse both unless they are unlocked.',
  remedy: 'Remove the flag; give the step only what it needs.',
  references: ['https://docs.docker.com/reference/dockerfile/#run---security'],
  messages: { open: '--{flag} gives this step the rights of the build machine.' },
  check: {
    RUN(run, { report }) {
      for (const { name, value, span } of run.flags) {
        if ((name === 'security' && value?.text === 'insecure') || (name === 'network' && value?.text === 'host')) {
          report({ message: 'open', values: { flag: `${name}=${value.text}` }, at: span });
        }
      }
    },
  },
  examples: [
    { bad: 'FROM debian:13\nRUN --security=insecure make test\n', at: '--security=insecure' },
    { good: 'FROM debian:13\nRUN --network=none make test\n' },
  ],
});
