import { defineRule } from '#lint/define-rule.js';
import { isValidPort, readExposedPort } from '#model/exposed-port.js';

export default defineRule({
  id: 'no-invalid-port',
  title: 'Expose ports that exist',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3011', 'DS-0008'],
  why: 'A port is a number up to 65535, alone or as a range from low to high, over `tcp`, `udp` or `sctp`. Anything else ends the build with an error.',
  remedy: 'Write the number of the port that the application listens on.',
  references: ['https://docs.docker.com/reference/dockerfile/#expose'],
  messages: { invalid: '{port} is no port: the build stops here.' },
  check: {
    EXPOSE(expose, { report, stateAt }) {
      const state = stateAt(expose);
      for (const word of expose.ports) {
        const text = state ? state.expand(word.text) : word.text;
        if (text === undefined) continue;
        for (const each of text.split(/\s+/)) {
          if (each === '') continue;
          const port = readExposedPort(each);
          if (!port || !isValidPort(port)) report({ message: 'invalid', values: { port: each }, at: word.span });
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nEXPOSE 80 80800\n',
      at: '80800',
      good: 'FROM alpine:3.23\nEXPOSE 80 8080\n',
    },
    { title: 'An unknown protocol', bad: 'FROM alpine:3.23\nEXPOSE 80/http\n', at: '80/http' },
    {
      title: 'The value of a variable counts',
      bad: 'FROM alpine:3.23\nENV PORT=99999\nEXPOSE $PORT\n',
      at: '$PORT',
    },
    { title: 'Only the build knows the value', good: 'FROM alpine:3.23\nARG PORT\nEXPOSE $PORT\n' },
    { good: 'FROM alpine:3.23\nEXPOSE 5000-5010/udp\n' },
  ],
});
