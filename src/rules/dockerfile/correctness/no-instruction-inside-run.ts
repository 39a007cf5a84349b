import { defineRule } from '#lint/define-rule.js';

const KEYWORDS = /^(?:RUN|CMD|COPY|ADD|ENV|ARG|WORKDIR|USER|EXPOSE|ENTRYPOINT|FROM|LABEL|VOLUME|HEALTHCHECK)$/;

export default defineRule({
  id: 'no-instruction-inside-run',
  title: 'Do not write an instruction inside a RUN',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'A shell gets the word and looks for a program of that name: "RUN: not found". Often the line above has a backslash too many, so that two instructions have become one.',
  remedy: 'Remove the word, or the backslash at the end of the line above.',
  messages: { inside: '{keyword} is a command for the shell here, and no shell has it.' },
  check: {
    command(command, { report }) {
      const { name, program, script } = command;
      if (name && script.form !== 'nested' && name.value === program && KEYWORDS.test(program)) {
        report({ message: 'inside', values: { keyword: program }, at: name.span });
        return;
      }
      // `git \` with the next instruction behind it: the keyword has become an argument on a line of its own.
      const swallowed = command.args.find(({ value, source, syntax }) => {
        if (!/^(?:RUN|COPY|CMD|ENTRYPOINT|WORKDIR|EXPOSE)$/.test(value) || !syntax || syntax.pos === 0) return false;
        return source.originOf(syntax.pos) - source.originOf(syntax.pos - 1) > 1 && syntax.text === value;
      });
      if (swallowed) report({ message: 'inside', values: { keyword: swallowed.value }, at: swallowed.span });
    },
  },
  examples: [
    { bad: 'FROM alpine:3.23\nRUN make && \\\n  RUN make install\n', at: 'RUN' },
    {
      title: 'A backslash too many',
      bad: 'FROM alpine:3.23\nRUN apk add --no-cache \\\n  git \\\nCOPY . /app\n',
      at: 'COPY',
    },
    { good: 'FROM alpine:3.23\nRUN make && \\\n  make install\n' },
  ],
});
