import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-invalid-stage-name',
  title: 'Name a stage with letters, digits, hyphens, underscores and dots',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'BuildKit refuses the whole file over a stage name that starts with a digit or holds a slash, a quote or a variable. Variables are never filled in behind AS.',
  remedy: 'Start the name with a letter, and use letters, digits, `-`, `_` and `.` only.',
  references: ['https://docs.docker.com/reference/dockerfile/#from'],
  messages: { refused: '{problem}' },
  check: {
    problem(problem, { report }) {
      report({ message: 'refused', values: { problem: problem.message }, at: problem.span });
    },
  },
  examples: [
    {
      bad: 'FROM golang:1.27 AS 1st\nFROM alpine:3.23\n',
      at: '1st',
      good: 'FROM golang:1.27 AS first\nFROM alpine:3.23\n',
    },
    { title: 'A variable', bad: 'ARG NAME=build\nFROM golang:1.27 AS $NAME\n', at: '$NAME' },
    { good: 'FROM golang:1.27 AS build-go_1.27\n' },
  ],
});
