import { defineRule } from '#lint/define-rule.js';
import { isLiteral } from '#shell/shell-word.js';

export default defineRule({
  id: 'no-chpasswd',
  title: 'Do not set passwords in an image',
  category: 'security',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['CKV2_DOCKER_17'],
  why: 'The password stands in the Dockerfile, in the image history, and as a hash in /etc/shadow, the same in every container. Everyone who can pull the image has it.',
  remedy: 'Leave the account without a password (it is locked then) and give access by keys or secrets at run time.',
  messages: { set: '{program} puts a password into the image.' },
  check: {
    command(command, { report }) {
      if (command.program === 'chpasswd') {
        report({ message: 'set', values: { program: 'chpasswd' }, at: (command.name ?? command).span });
      } else if (command.program === 'useradd' || command.program === 'usermod') {
        const at = command.args.findIndex(
          ({ value }) => value === '-p' || value === '--password' || value.startsWith('--password='),
        );
        const word = command.args[at];
        const value = word?.value.includes('=') ? word : command.args[at + 1];
        // `*`, `!` and `x` lock the account.
        if (word && value && isLiteral(value) && !/^(?:--password=)?[*!x]*$/.test(value.value)) {
          report({ message: 'set', values: { program: command.program }, at: word.span });
        }
      } else if (command.program === 'passwd' && command.args.some(({ value }) => value === '--stdin')) {
        report({ message: 'set', values: { program: 'passwd' }, at: (command.name ?? command).span });
      }
    },
  },
  examples: [
    { bad: "FROM debian:13\nRUN echo 'app:secret' | chpasswd\n", at: 'chpasswd' },
    { bad: 'FROM debian:13\nRUN useradd -p secret app\n', at: '-p' },
    { good: "FROM debian:13\nRUN useradd -p '*' app\n" },
  ],
});
