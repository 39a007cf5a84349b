import { defineRule } from '#lint/define-rule.js';
import { labelsIn } from '#model/label-text.js';

export default defineRule({
  id: 'use-valid-label-keys',
  title: 'Write label keys that every tool understands',
  category: 'metadata',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: ['DL3048'],
  why: 'Docker asks for keys of lower-case letters, digits, dots and hyphens that start and end with a letter or digit; filters and other tools may stumble over others. `com.docker.*`, `io.docker.*` and `org.dockerproject.*` are reserved for Docker.',
  remedy: 'Use the reversed name of a domain that you own, such as `com.example.version`.',
  references: ['https://docs.docker.com/engine/manage-resources/labels/#key-format-recommendations'],
  messages: {
    invalid: '{key} is no good label key: {reason}.',
    reserved: '{key} is in a namespace reserved for Docker.',
  },
  check: {
    LABEL(label, { report, stateAt }) {
      for (const { key, keyWord } of labelsIn(label, stateAt(label))) {
        if (/^(?:com|io)\.docker\.|^org\.dockerproject\./.test(key)) {
          // Extensions of Docker Desktop must use these.
          if (!/^com\.docker\.(?:desktop\.)?extension/.test(key))
            report({ message: 'reserved', values: { key }, at: keyWord.span });
          continue;
        }
        const reason = faultOf(key);
        if (reason) report({ message: 'invalid', values: { key, reason }, at: keyWord.span });
      }
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nLABEL com.docker.team=web\n',
      at: 'com.docker.team',
      good: 'FROM alpine:3.23\nLABEL com.example.team=web\n',
    },
    { bad: 'FROM alpine:3.23\nLABEL 1st_label=x\n', at: '1st_label' },
    { good: 'FROM alpine:3.23\nLABEL org.opencontainers.image.base-name=x io.k8s.display-name=y\n' },
  ],
});

function faultOf(key: string): string | undefined {
  if (key.includes('$')) return /^\$|\$\{/.test(key) ? undefined : 'it holds a dollar sign';
  if (!/^[a-zA-Z]/.test(key)) return 'it does not start with a letter';
  if (!/[a-zA-Z0-9]$/.test(key)) return 'it does not end with a letter or digit';
  const strange = /[^a-zA-Z0-9._/-]/.exec(key)?.[0];
  if (strange) return `it holds ${strange === ' ' ? 'a blank' : strange}`;
  return /[.-]{2}/.test(key) ? 'it has two separators in a row' : undefined;
}
