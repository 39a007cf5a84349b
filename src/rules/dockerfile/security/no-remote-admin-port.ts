import { defineRule } from '#lint/define-rule.js';
import { readExposedPort } from '#model/exposed-port.js';

const SERVICES: Readonly<Record<number, string>> = {
  22: 'SSH',
  23: 'Telnet',
  2375: 'the Docker API without encryption',
  3389: 'Remote Desktop',
  5900: 'VNC',
};

export default defineRule({
  id: 'no-remote-admin-port',
  title: 'Offer no remote login from a container',
  category: 'security',
  severity: 'warning',
  packs: ['hardened', 'cis'],
  since: '2026-11',
  aliases: ['CKV_DOCKER_1', 'DS-0004'],
  why: 'A login service inside a container is a second door with its own users, keys and updates, and nothing that the platform logs. `docker exec` and `kubectl exec` give the same access without an open port.',
  remedy: 'Take the login service out, and enter the container with `docker exec`.',
  messages: { login: '{port} is the port of {service}.' },
  options: { ports: [22, 23, 2375, 3389, 5900] as readonly number[] },
  check: {
    EXPOSE(expose, { report, stateAt, isShipped, options }) {
      if (!isShipped(expose)) return;
      for (const word of expose.ports) {
        const port = readExposedPort(stateAt(expose)?.expand(word.text) ?? word.text);
        if (!port || !/^tcp$/i.test(port.protocol)) continue;
        const found = options.ports.find((number) => number >= port.first && number <= port.last);
        if (found === undefined) continue;
        const service = SERVICES[found] ?? 'remote administration';
        report({ message: 'login', values: { port: found, service }, at: word.span });
      }
    },
  },
  examples: [
    { bad: 'FROM alpine:3.23\nEXPOSE 8080 22\n', at: '22', good: 'FROM alpine:3.23\nEXPOSE 8080\n' },
    { title: 'A stage that is not shipped', good: 'FROM alpine:3.23 AS test\nEXPOSE 22\nFROM alpine:3.23\n' },
    {
      title: 'Ports of your own',
      bad: 'FROM alpine:3.23\nEXPOSE 10250\n',
      at: '10250',
      options: { ports: [10250] },
    },
  ],
});
