import { speaksHttps } from '#knowledge/https-hosts.js';
import { defineRule } from '#lint/define-rule.js';
import { reviewFix } from '#lint/edits/review-fix.js';
import type { Fix } from '#lint/finding.js';
import type { Stage } from '#model/stage.js';
import { chainCommands } from '#model/stage-chain.js';
import { verifies } from '#model/verification.js';
import type { Command } from '#shell/command.js';
import { effectsOf } from '#shell/effects.js';
import type { Span } from '#text/span.js';

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
    ADD(add, { text: source, report }) {
      if (add.flags.some(({ name }) => name === 'checksum')) return;
      for (const { text, span } of add.sources) {
        if (isPlain(text))
          report({ message: 'plain', values: { url: short(text) }, at: span, fix: httpsFix(source, text, span) });
      }
    },
    command(command, { text, report, instructionOf, commandsOf, stageOf }) {
      if (command.program !== 'curl' && command.program !== 'wget' && command.program !== 'git') return;
      const url = plainUrlOf(command);
      if (!url || verifies(commandsOf(instructionOf(command)))) return;
      const stage = stageOf(instructionOf(command));
      const fix = stage && hasCertificates(stage) ? httpsFix(text, url.value, url.span) : undefined;
      report({ message: 'plain', values: { url: short(url.value) }, at: url.span, fix });
    },
  },
  examples: [
    { bad: 'FROM debian:13\nRUN wget http://example.com/tool\n', at: 'http://example.com/tool' },
    {
      title: 'The host is known to answer https',
      bad: 'FROM alpine:3.23\nADD http://nodejs.org/dist/index.json /\n',
      at: 'http://nodejs.org/dist/index.json',
      good: 'FROM alpine:3.23\nADD https://nodejs.org/dist/index.json /\n',
    },
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

/** The same address with https, where that is known to give the same file. */
function httpsFix(text: string, url: string, span: Span): Fix | undefined {
  const start = text.indexOf('http://', span.start);
  const isThere = start >= 0 && start < span.end && speaksHttps(url);
  return reviewFix('Use https', isThere ? { span: { start, end: start + 'http'.length }, text: 'https' } : undefined);
}

/** Whether an image knows the certificates of the authorities: it comes with them, or a package brings them. */
function hasCertificates(stage: Stage): boolean {
  const facts = stage.rootBase.kind === 'image' ? stage.rootBase.facts : undefined;
  if (!facts) return false;
  if (facts.distribution !== 'debian' && facts.distribution !== 'ubuntu') return facts.distribution !== 'busybox';
  if (facts.tools?.includes('curl') || facts.tools?.includes('git')) return true;
  return chainCommands(stage).some((command) =>
    effectsOf(command).some(
      (effect) => effect.kind === 'install' && effect.packages.some(({ name }) => name === 'ca-certificates'),
    ),
  );
}
