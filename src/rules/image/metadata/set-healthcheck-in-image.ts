import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'set-healthcheck-in-image',
  title: 'Tell how to see that the application works',
  category: 'metadata',
  severity: 'info',
  packs: ['cis'],
  since: '2026-11',
  aliases: ['CIS-DI-0006', 'CIS-4.6', 'set-healthcheck'],
  why: 'A process that hangs still runs. Docker, Swarm and Compose notice only by a health check; Kubernetes has probes of its own and ignores this one.',
  remedy: 'Add a HEALTHCHECK that asks the application itself, with a program that is in the image.',
  messages: { none: 'The image has no health check.' },
  check({ image: { config }, report }) {
    const { Healthcheck, Entrypoint, Cmd } = config.config ?? {};
    const isSet = Healthcheck?.Test?.[0] !== undefined && Healthcheck.Test[0] !== 'NONE';
    if (!isSet && (Entrypoint?.length || Cmd?.length)) report({ message: 'none' });
  },
  examples: [
    {
      bad: 'COPY app /\n  app mode=755\nCMD ["/app"]\n',
      at: 'CMD ["/app"]',
      good: 'COPY app /\n  app mode=755\nHEALTHCHECK CMD ["/app", "healthy"]\nCMD ["/app"]\n',
    },
  ],
});
