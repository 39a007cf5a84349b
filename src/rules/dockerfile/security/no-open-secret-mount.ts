import { defineRule } from '#lint/define-rule.js';
import { reviewFix } from '#lint/edits/review-fix.js';

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
    RUN(run, { text, report, stateAt }) {
      for (const { type, options } of run.mounts) {
        if (type !== 'secret' && type !== 'ssh') continue;
        const option = options.find(({ key }) => key === 'mode');
        const mode = option?.value;
        if (mode && /^0?o?[0-7]{3}$/.test(mode.text) && /[1-7]$/.test(mode.text)) {
          const user = stateAt(run)?.user;
          const start = (option?.span.start ?? 0) - 1;
          // Without a mode only root, or the uid of the mount, can read it.
          const isPlain = user === 'root' && text[start] === ',';
          const fix = reviewFix(
            'Leave the mode out',
            isPlain ? { span: { start, end: mode.span.end }, text: '' } : undefined,
          );
          report({ message: 'open', values: { mode: mode.text }, at: mode.span, fix });
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nRUN --mount=type=secret,id=npmrc,mode=0444 npm ci\n',
      at: '0444',
      good: 'FROM node:24-slim\nRUN --mount=type=secret,id=npmrc npm ci\n',
    },
    { good: 'FROM node:24-slim\nRUN --mount=type=secret,id=npmrc,uid=1000 npm ci\n' },
  ],
});
