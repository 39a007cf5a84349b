import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-invalid-onbuild',
  title: 'Hold back only instructions that may be held back',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3043'],
  why: 'FROM, ONBUILD and MAINTAINER cannot be triggers: BuildKit refuses the file.',
  remedy: 'Write the instruction without ONBUILD, or remove it.',
  messages: { refused: '{problem}' },
  check: {
    problem(problem, { report }) {
      report({ message: 'refused', values: { problem: problem.message }, at: problem.span });
    },
  },
  examples: [
    { bad: 'FROM alpine:3.23\nONBUILD FROM debian:13\n', at: 'FROM' },
    { good: 'FROM alpine:3.23\nONBUILD RUN make\n' },
  ],
});
