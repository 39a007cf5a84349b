import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-escape-in-echo',
  title: 'Write line breaks with printf, not with echo',
  category: 'shell',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['SC2028'],
  why: 'dash turns `\\n` into a line break, bash and the ash of Alpine write a backslash and an n: the file has one line too few as soon as the shell is another one.',
  remedy: 'Use `printf` with the format, or a here-document.',
  messages: { literal: '{shell} writes this \\{escape} as it stands.' },
  check: {
    commands: {
      echo(command, { report, stateAt, instructionOf }) {
        if (command.script.form === 'exec' || command.args.some(({ value }) => /^-[nE]*e/.test(value))) return;
        const dialect =
          command.script.form === 'nested' || command.script.form === 'heredoc'
            ? command.script.dialect
            : stateAt(instructionOf(command))?.dialect;
        // Text on its way to a program that reads the escapes itself is right as it is.
        if ((dialect !== 'bash' && dialect !== 'ash') || command.pipeline.length > 1) return;
        const stored = command.redirects.some(({ operator }) => operator.startsWith('>'));
        const word = stored ? command.args.find(({ text }) => /^(["']).*\\[nt](?![A-Za-z])/s.test(text)) : undefined;
        const escape = word && /\\([nt])/.exec(word.text)?.[1];
        if (word && escape) report({ message: 'literal', values: { shell: dialect, escape }, at: word.span });
      },
    },
  },
  examples: [
    { bad: 'FROM alpine:3.23\nRUN echo "a=1\\n" > /etc/app.conf\n', at: '"a=1\\n"' },
    { good: 'FROM alpine:3.23\nRUN printf "a=1\\n" > /etc/app.conf\n' },
    { title: 'dash knows the escape', good: 'FROM debian:13\nRUN echo "a=1\\n" > /etc/app.conf\n' },
  ],
});
