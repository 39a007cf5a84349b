import { defineRule } from '#lint/define-rule.js';
import { assumeYes } from '#lint/edits/assume-yes.js';
import { dnfQuestion } from '#shell/dnf-question.js';

export default defineRule({
  id: 'use-assume-yes-for-yum',
  title: 'Let yum answer its own question',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3030'],
  why: 'Nobody answers during a build: the program asks for confirmation, reads the end of its input, and aborts.',
  remedy: 'Add `-y` behind the subcommand.',
  messages: { asks: '{program} {subcommand} asks for confirmation, and nobody answers.' },
  check: {
    command(command, { report }) {
      if (!/^(?:yum)$/.test(command.program)) return;
      const word = dnfQuestion(command);
      if (!word) return;
      const values = { program: command.program, subcommand: word.value };
      report({ message: 'asks', values, at: word.span, fix: assumeYes(word) });
    },
  },
  examples: [
    { bad: 'FROM centos:7\nRUN yum install httpd\n', at: 'install', good: 'FROM centos:7\nRUN yum install -y httpd\n' },
    { title: 'Answered by a pipe', good: 'FROM centos:7\nRUN yes | yum install httpd\n' },
  ],
});
