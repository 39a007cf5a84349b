import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-open-secret-mount',
  title: 'Keep a mounted secret readable for its user only',
  category: 'security',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'A secret is mounted with mode 0400 by default. A wider mode lets every process of the step read it, also the scripts of packages that are installed.',
  remedy: 'Leave `mode` out, and set `uid` and `gid` for a user that is not root.',
  references: ['https://docs.docker.com/reference/dockerfile/#run---mounttypesecret'],
  messages: { open: 'Mode {mode} lets every process of this step read the secret.' },
  check: {
    RUN(run, { report }) {
      for (const { type, options } of run.mounts) {
        if (type !== 'secret' && type !== 'ssh') continue;
        const mode = options.find(({ key }) => key === 'mode')?.value;
        if (mode && /^0?o?[0-7]{3}$/.test(mode.text) && /[1-7]$/.test(mode.text)) {
          report({ message: 'open', values: { mode: mode.text }, at: mode.span });
        }
      }
    },
  },
  examples: [
    { bad: 'FROM node:24-slim\nRUN --mount=type=secret,id=npmrc,mode=0444 npm ci\n', at: '0444' },
    { good: 'FROM node:24-slim\nRUN --mount=type=secret,id=npmrc,uid=1000 npm ci\n' },
  ],
});
