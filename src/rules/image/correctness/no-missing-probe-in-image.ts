import { findProgram } from '#image/find-program.js';
import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'no-missing-probe-in-image',
  title: 'Probe the health with a program that is in the image',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['no-missing-healthcheck-tool'],
  why: 'A health check whose program is missing always fails: the container is unhealthy for ever, and Swarm or a Compose file that waits for it restarts or never starts what depends on it.',
  remedy: 'Install the program, or probe with what the image has.',
  messages: { missing: '{program} is not in the image: the container is always unhealthy.' },
  check({ image: { config, scanned }, report, lastPlaceOf }) {
    const [kind, first = ''] = config.config?.Healthcheck?.Test ?? [];
    const program = kind === 'CMD' ? first : kind === 'CMD-SHELL' ? firstWordOf(first) : '';
    if (program === '' || config.os === 'windows' || findProgram(scanned, config, program) !== 'missing') return;
    report({ message: 'missing', values: { program }, at: lastPlaceOf('HEALTHCHECK') });
  },
  examples: [
    {
      bad: 'COPY app /\n  app mode=755\nHEALTHCHECK CMD ["curl", "-f", "http://127.0.0.1/"]\n',
      at: 'HEALTHCHECK CMD ["curl", "-f", "http://127.0.0.1/"]',
      good: 'COPY app /\n  app mode=755\nHEALTHCHECK CMD ["/app", "healthy"]\n',
    },
    {
      title: 'By the shell',
      bad: 'COPY app /\n  bin/sh mode=755\nHEALTHCHECK CMD wget -q -O- http://127.0.0.1/ || exit 1\n',
      at: 'HEALTHCHECK CMD wget -q -O- http://127.0.0.1/ || exit 1',
    },
    {
      title: 'What the shell does itself',
      good: 'COPY app /\n  bin/sh mode=755\nHEALTHCHECK CMD test -f /tmp/ready\n',
    },
  ],
});

/** The program that a script starts with; empty where the shell does it itself or a variable says it. */
function firstWordOf(script: string): string {
  const word = /^[\w./-]+(?=\s|$)/.exec(script.trim())?.[0] ?? '';
  return /^(?:test|exit|true|false|exec|if|for|while|case|kill|echo|printf|read|cd|set|export|eval|command|\.)$/.test(
    word,
  )
    ? ''
    : word;
}
