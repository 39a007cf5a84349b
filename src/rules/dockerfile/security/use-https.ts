import { defineRule } from '#lint/define-rule.js';
import { verifies } from '#model/verification.js';
import type { Command } from '#shell/command.js';
import { effectsOf } from '#shell/effects.js';

const LOCAL =
  /^http:\/\/(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|\[|[^./:]+(?:[/:]|$)|[^/]*\.(?:local|internal|localdomain|lan|corp)(?:[/:]|$))/;

export default defineRule({
  id: 'use-https',
  title: 'Download over https',
  category: 'security',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Over plain http anybody on the way can exchange the file for another one, and it then runs in your image. Nothing in the build would notice.',
  remedy: 'Write `https://`, or check a checksum or signature in the same RUN.',
  messages: { plain: '{url} is fetched over plain http and not verified.' },
  check: {
    ADD(add, { report }) {
      if (add.flags.some(({ name }) => name === 'checksum')) return;
      for (const { text, span } of add.sources) {
        if (isPlain(text)) report({ message: 'plain', values: { url: short(text) }, at: span });
      }
    },
    command(command, { report, instructionOf, commandsOf }) {
      if (command.program !== 'curl' && command.program !== 'wget' && command.program !== 'git') return;
      const url = plainUrlOf(command);
      if (!url || verifies(commandsOf(instructionOf(command)))) return;
      report({ message: 'plain', values: { url: short(url.value) }, at: url.span });
    },
  },
  examples: [
    { bad: 'FROM debian:13\nRUN wget http://example.com/tool\n', at: 'http://example.com/tool' },
    { good: 'FROM debian:13\nRUN wget https://example.com/tool\n' },
    {
      title: 'Verified in the same RUN',
      good: 'FROM debian:13\nRUN wget http://example.com/tool && echo "0123  tool" | sha256sum -c -\n',
    },
    { title: 'Inside the own network', good: 'FROM debian:13\nRUN curl -fO http://mirror.local/tool\n' },
  ],
});

function plainUrlOf(command: Command) {
  for (const effect of effectsOf(command)) {
    if (effect.kind === 'download') return effect.urls.find(({ value }) => isPlain(value));
    if (effect.kind === 'clone' && effect.url && isPlain(effect.url.value)) return effect.url;
  }
  return undefined;
}

function isPlain(url: string): boolean {
  return url.startsWith('http://') && !LOCAL.test(url) && !url.startsWith('http://$');
}

function short(url: string): string {
  return url.length > 60 ? `${url.slice(0, 57)}…` : url;
}
