import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'no-content-trust-in-image',
  title: 'Do not ask for Docker Content Trust',
  category: 'security',
  severity: 'warning',
  packs: ['recommended', 'cis'],
  since: '2026-11',
  aliases: ['CIS-DI-0005', 'CIS-4.5'],
  why: 'Docker Content Trust is being retired: the certificates of official images have been expiring since August 2025, and the notary service is switched off in December 2026. With the variable set every `docker pull` of such an image fails, and nothing is safer for it.',
  remedy: 'Remove the variable; pin images by digest, and verify signatures with cosign or Notation.',
  references: ['https://www.docker.com/blog/retiring-docker-content-trust/'],
  messages: { set: 'DOCKER_CONTENT_TRUST is set: pulls of official images fail in this container.' },
  check({ image: { config }, report, steps }) {
    const value = config.config?.Env?.findLast((each) => each.startsWith('DOCKER_CONTENT_TRUST='));
    if (value === undefined || /=(?:0|false)?$/.test(value)) return;
    const step = steps.findLast(({ instruction }) => instruction.includes('DOCKER_CONTENT_TRUST'));
    report({ message: 'set', at: step?.span });
  },
  examples: [
    { bad: 'ENV DOCKER_CONTENT_TRUST=1\n', at: 'ENV DOCKER_CONTENT_TRUST=1', good: 'ENV DOCKER_BUILDKIT=1\n' },
    { title: 'Switched off', good: 'ENV DOCKER_CONTENT_TRUST=0\n' },
  ],
});
