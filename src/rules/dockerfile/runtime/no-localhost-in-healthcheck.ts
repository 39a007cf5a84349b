import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-localhost-in-healthcheck',
  title: 'Check the health at 127.0.0.1',
  category: 'runtime',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'On Alpine `localhost` is ::1 first, and the wget of BusyBox tries no other address: a server that listens on IPv4 only is marked unhealthy although it works.',
  remedy: 'Write 127.0.0.1 instead of localhost.',
  messages: { localhost: 'The wget of BusyBox asks ::1 for localhost, and only that.' },
  check: {
    HEALTHCHECK(healthcheck, { report, text, commandsOf, stageOf }) {
      const base = stageOf(healthcheck)?.rootBase;
      if (base?.kind !== 'image' || base.facts?.shell !== 'ash') return;
      for (const { program, args } of commandsOf(healthcheck)) {
        const word =
          program === 'wget' ? args.find(({ value }) => /^(?:https?:\/\/)?localhost\b/.test(value)) : undefined;
        if (!word) continue;
        const start = word.span.start + text.slice(word.span.start, word.span.end).indexOf('localhost');
        report({
          message: 'localhost',
          at: word.span,
          fix: {
            title: 'Write 127.0.0.1',
            safety: 'safe',
            edits: [{ span: { start, end: start + 'localhost'.length }, text: '127.0.0.1' }],
          },
        });
        return;
      }
    },
  },
  examples: [
    {
      bad: 'FROM node:24-alpine\nHEALTHCHECK CMD wget -q --spider http://localhost:3000/\n',
      at: 'http://localhost:3000/',
      good: 'FROM node:24-alpine\nHEALTHCHECK CMD wget -q --spider http://127.0.0.1:3000/\n',
    },
    { good: 'FROM node:24-alpine\nHEALTHCHECK CMD wget -q --spider http://127.0.0.1:3000/\n' },
  ],
});
