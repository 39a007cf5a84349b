import { defineRule } from '#lint/define-rule.js';
import { readExposedPort } from '#model/exposed-port.js';
import { isRoot } from '#model/user-name.js';

export default defineRule({
  id: 'no-privileged-port',
  title: 'Listen above port 1023 without root',
  category: 'runtime',
  severity: 'info',
  packs: ['kubernetes'],
  since: '2026-11',
  aliases: [],
  why: 'Ports below 1024 belong to root. Docker opens them to everybody inside its containers, but a platform that does not, such as Kubernetes with all capabilities dropped or rootless Podman, answers with "permission denied" and the server does not start.',
  remedy: 'Let the application listen on 8080 or 8443, and map the small port outside.',
  messages: { small: 'Port {port} is privileged, and the user is {user}.' },
  check: {
    EXPOSE(expose, { model, report, stateAt, isShipped }) {
      const user = model.target?.at().user;
      if (!isShipped(expose) || !user || isRoot(user)) return;
      for (const word of expose.ports) {
        const port = readExposedPort(stateAt(expose)?.expand(word.text) ?? '');
        if (port && port.first > 0 && port.first < 1024)
          report({ message: 'small', values: { port: port.first, user }, at: word.span });
      }
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nUSER 1000\nEXPOSE 80\n',
      at: '80',
      good: 'FROM node:24-slim\nUSER 1000\nEXPOSE 8080\n',
    },
    { title: 'Root may', good: 'FROM nginx:1.29\nEXPOSE 80\n' },
  ],
});
