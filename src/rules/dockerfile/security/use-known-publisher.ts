import { KNOWN_PUBLISHERS } from '#knowledge/publishers.js';
import { defineRule } from '#lint/define-rule.js';
import { imageUsesOf } from '#model/image-use.js';

export default defineRule({
  id: 'use-known-publisher',
  title: 'Take images from their makers, not from private accounts',
  category: 'security',
  severity: 'warning',
  packs: ['hardened'],
  since: '2026-11',
  aliases: [],
  why: 'Anybody can push to an account on Docker Hub. Images of private accounts are mostly unmaintained copies, nobody checks what is in them, and whoever takes over the account owns every build that is based on it.',
  remedy:
    'Take the official image or the one of the maker, or add the account to the option `allow` when you have looked at it.',
  references: ['https://docs.docker.com/docker-hub/image-library/trusted-content/'],
  messages: { unknown: '{account} on Docker Hub is neither the official library nor a publisher that we know.' },
  options: { allow: [] as readonly string[] },
  check: {
    stage(stage, { report, options }) {
      for (const { image, word } of imageUsesOf(stage)) {
        const slash = image.repository.indexOf('/');
        if (image.registry !== 'docker.io' || slash < 0) continue;
        const account = image.repository.slice(0, slash);
        if (KNOWN_PUBLISHERS.has(account) || ARCHITECTURE.test(account) || options.allow.includes(account)) continue;
        report({ message: 'unknown', values: { account }, at: word.span });
      }
    },
  },
  examples: [
    {
      bad: 'FROM randomuser/node:24\n',
      at: 'randomuser/node:24',
      good: 'FROM node:24-slim\n',
    },
    { title: 'The maker', good: 'FROM grafana/grafana:12.3\n' },
    { title: 'Allowed', good: 'FROM acme/base:3\n', options: { allow: ['acme'] } },
  ],
});

/** Docker's library for one architecture: `arm64v8/debian`. */
const ARCHITECTURE = /^(?:amd64|arm32v[567]|arm64v8|i386|mips64le|ppc64le|riscv64|s390x|winamd64|library)$/;
