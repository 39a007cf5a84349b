import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'no-remote-admin-port-in-image',
  title: 'Offer no remote login from the image',
  category: 'security',
  severity: 'warning',
  packs: ['hardened', 'cis'],
  since: '2026-11',
  aliases: ['no-remote-admin-port'],
  why: 'A login service inside a container is a second door with its own users, keys and updates, and nothing that the platform logs. `docker exec` and `kubectl exec` give the same access without an open port.',
  remedy: 'Take the login service out, and enter the container with `docker exec`.',
  messages: { open: 'The exposed port {port} is one for remote administration.' },
  options: { ports: [22, 23, 2375, 3389, 5900] as readonly number[] },
  check({ image: { config }, report, options, lastPlaceOf }) {
    for (const exposed of Object.keys(config.config?.ExposedPorts ?? {})) {
      const [port, protocol = 'tcp'] = exposed.split('/');
      if (protocol === 'tcp' && options.ports.includes(Number(port)))
        report({ message: 'open', values: { port: port ?? '' }, at: lastPlaceOf('EXPOSE') });
    }
  },
  examples: [{ bad: 'EXPOSE 22\n', at: 'EXPOSE 22', good: 'EXPOSE 8080\n' }],
});
