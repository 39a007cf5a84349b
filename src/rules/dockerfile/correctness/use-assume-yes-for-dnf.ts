import { defineRule } from '#lint/define-rule.js';
import { assumeYes } from '#lint/edits/assume-yes.js';
import { dnfQuestion } from '#shell/dnf-question.js';

export default defineRule({
  id: 'use-assume-yes-for-dnf',
  title: 'Let dnf answer its own question',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3038'],
  why: 'Nobody answers during a build: the program asks for confirmation, reads the end of its input, and aborts.',
  remedy: 'Add `-y` behind the subcommand.',
  messages: { asks: '{program} {subcommand} asks for confirmation, and nobody answers.' },
  check: {
    command(command, { report }) {
      if (!/^(?:dnf|microdnf|tdnf)$/.test(command.program)) return;
      const word = dnfQuestion(command);
      if (!word) return;
      const values = { program: command.program, subcommand: word.value };
      report({ message: 'asks', values, at: word.span, fix: assumeYes(word) });
    },
  },
  examples: [
    {
      bad: 'FROM fedora:43\nRUN dnf install httpd\n',
      at: 'install',
      good: 'FROM fedora:43\nRUN dnf install -y httpd\n',
    },
    { title: 'Answered by a pipe', good: 'FROM fedora:43\nRUN yes | dnf install httpd\n' },
  ],
});
