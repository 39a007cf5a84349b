import { defineRule } from '#lint/define-rule.js';
import { assumeYes } from '#lint/edits/assume-yes.js';
import { findOption, invocationOf } from '#shell/invocation.js';

export default defineRule({
  id: 'use-assume-yes-for-apt-get',
  title: 'Let apt-get answer its own question',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3014', 'DS-0021'],
  why: 'Nobody answers during a build: without `-y` apt-get asks for confirmation as soon as a dependency comes along, reads the end of its input, and aborts.',
  remedy: 'Add `-y` behind `install`.',
  references: ['https://manpages.debian.org/apt-get'],
  messages: { asks: '{program} {subcommand} asks for confirmation, and nobody answers.' },
  check: {
    command(command, { report }) {
      const call = invocationOf(command);
      if (!call || !['apt-get', 'apt', 'aptitude'].includes(command.program)) return;
      const [word] = call.subcommandWords;
      if (!word || !['install', 'upgrade', 'dist-upgrade', 'remove', 'purge', 'autoremove'].includes(call.subcommand))
        return;
      const quiet = command.args.some(({ value }) => value === '-q=2')
        ? 2
        : call.options.filter(({ name }) => name === '-q' || name === '--quiet').length;
      if (quiet > 1 || findOption(call, '-y', '--yes', '--assume-yes', '-s', '--simulate')) return;
      if (call.options.some(({ value }) => value !== undefined && /Assume-Yes/i.test(value))) return;
      const values = { program: command.program, subcommand: call.subcommand };
      report({ message: 'asks', values, at: word.span, fix: assumeYes(word) });
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN apt-get update && apt-get install curl\n',
      at: 'install',
      good: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\n',
    },
    { title: 'Quiet twice implies yes', good: 'FROM debian:13\nRUN apt-get update && apt-get install -qq curl\n' },
  ],
});
