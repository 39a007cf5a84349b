import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'set-healthcheck',
  title: 'Tell Docker how to see that the service is well',
  category: 'metadata',
  severity: 'info',
  packs: ['cis'],
  since: '2026-11',
  aliases: ['DL3057', 'DS-0026', 'CKV_DOCKER_2'],
  why: 'Without a health check Docker and Compose only see whether the process runs, not whether it answers: `depends_on` with `service_healthy` cannot wait for it. Kubernetes takes no notice of it and has its own probes.',
  remedy: 'Add a `HEALTHCHECK` that asks the service itself, with a tool that the image has.',
  references: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  messages: { missing: 'Nothing tells whether the service of this image is well.' },
  check: {
    file({ model, report }) {
      const { target, stages } = model;
      const image = stages.filter(({ shipped }) => shipped);
      if (!target || image.some(({ instructions }) => instructions.some(({ kind }) => kind === 'HEALTHCHECK'))) return;
      report({ message: 'missing', at: (target.from.image ?? target.from.keyword).span });
    },
  },
  examples: [
    { bad: 'FROM nginx:1.29\nCOPY site /usr/share/nginx/html\n', at: 'nginx:1.29' },
    { good: 'FROM nginx:1.29\nHEALTHCHECK CMD curl -f http://127.0.0.1/ || exit 1\n' },
  ],
});
