import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-insecure-curl',
  title: 'Let curl check the certificate of the server',
  category: 'security',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['CKV2_DOCKER_2'],
  why: 'With `-k` curl talks to anybody who answers: the file that ends up in the image is whatever somebody on the way wants it to be.',
  remedy: 'Remove the option; install `ca-certificates`, or name the authority with `--cacert`.',
  messages: { bypassed: '{program} {option} accepts any certificate.' },
  check: {
    command(command, { report }) {
      if (!/^(?:curl)$/.test(command.program)) return;
      const word = command.args.find(({ value }) => /^--insecure$|^-[A-Za-z#]*k[A-Za-z#]*$/.test(value));
      if (word)
        report({ message: 'bypassed', values: { program: command.program, option: word.value }, at: word.span });
    },
  },
  examples: [
    { bad: 'FROM debian:13\nRUN curl -fsSLk https://example.com/tool -o /usr/bin/tool\n', at: '-fsSLk' },
    { good: 'FROM debian:13\nRUN curl -fsSL https://example.com/tool -o /usr/bin/tool\n' },
  ],
});
