import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'match-as-case',
  title: 'Write FROM and AS in the same case',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: ['FromAsCasing'],
  why: 'Both are keywords of one instruction. `FROM … as` builds just as well, but in lower case the AS looks like a part of the names around it, and Docker prints a warning in every build.',
  remedy: 'Write AS as FROM is written.',
  references: ['https://docs.docker.com/reference/build-checks/from-as-casing/'],
  messages: { differs: '{as} stands beside {from} in another case.' },
  check: {
    FROM({ keyword, as }, { report }) {
      if (!as) return;
      const lower = keyword.text === keyword.text.toLowerCase();
      // A keyword in mixed case is a matter of its own.
      if (!lower && keyword.text !== keyword.text.toUpperCase()) return;
      const wanted = lower ? as.text.toLowerCase() : as.text.toUpperCase();
      if (as.text === wanted) return;
      report({
        message: 'differs',
        values: { as: as.text, from: keyword.text },
        at: as.span,
        fix: { title: `Write ${wanted}`, safety: 'safe', edits: [{ span: as.span, text: wanted }] },
      });
    },
  },
  examples: [
    {
      bad: 'FROM golang:1.27 as build\nRUN go build\n',
      at: 'as',
      good: 'FROM golang:1.27 AS build\nRUN go build\n',
    },
    { bad: 'from golang:1.27 AS build\n', at: 'AS', good: 'from golang:1.27 as build\n' },
    { good: 'FROM golang:1.27 AS build\n' },
  ],
});
