import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-weak-hash',
  title: 'Verify downloads with sha256 or better',
  category: 'security',
  severity: 'info',
  packs: ['hardened'],
  since: '2026-11',
  aliases: [],
  why: 'Two different files with the same MD5 or SHA-1 can be made on purpose, so a match proves nothing against somebody who wants to deceive you.',
  remedy: 'Take the sha256 or sha512 checksum of the file and use `sha256sum -c`.',
  messages: { weak: '{program} no longer proves that the file is the right one.' },
  check: {
    command(command, { report }) {
      if (!command.name || !/^(?:md5sum|sha1sum)$/.test(command.program)) return;
      if (command.args.some(({ value }) => /^(?:-[a-z]*c|--check)/.test(value))) {
        report({ message: 'weak', values: { program: command.program }, at: command.name.span });
      }
    },
  },
  examples: [
    { bad: 'FROM debian:13\nRUN echo "0123  tool" | md5sum -c -\n', at: 'md5sum' },
    { good: 'FROM debian:13\nRUN echo "0123  tool" | sha256sum -c -\n' },
  ],
});
