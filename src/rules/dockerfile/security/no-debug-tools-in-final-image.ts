import { defineRule } from '#lint/define-rule.js';
import { effectsOf } from '#shell/effects.js';

const TOOLS =
  /^(?:vim(?:-tiny|-nox)?|nano|emacs(?:-nox)?|telnet|netcat(?:-openbsd|-traditional)?|nmap(?:-ncat)?|tcpdump|strace|gdb|openssh-server|sudo|socat|inetutils-\w+)$/;

export default defineRule({
  id: 'no-debug-tools-in-final-image',
  title: 'Leave editors and network tools out of the image that runs',
  category: 'security',
  severity: 'info',
  packs: ['cis', 'hardened'],
  since: '2026-11',
  aliases: [],
  why: 'The program does not use them; whoever breaks in does. `docker debug`, or a second container in the same namespaces, gives you the tools when you need them.',
  remedy: 'Remove the package, or install it in a target of its own for debugging.',
  messages: { kept: '{name} is a tool for people, not for the program.' },
  check: {
    command(command, { report, stageOf, instructionOf }) {
      const stage = stageOf(instructionOf(command));
      if (!stage?.isTarget) return;
      for (const effect of effectsOf(command)) {
        if (effect.kind !== 'install') continue;
        const tool = effect.packages.find(({ name }) => TOOLS.test(name));
        if (tool) report({ message: 'kept', values: { name: tool.name }, at: tool.word.span });
      }
    },
  },
  examples: [
    { bad: 'FROM debian:13\nRUN apt-get update && apt-get install -y vim\n', at: 'vim' },
    { good: 'FROM debian:13\nRUN apt-get update && apt-get install -y ca-certificates\n' },
  ],
});
