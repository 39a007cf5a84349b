import type { Instruction } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-swallowed-instruction',
  title: 'Do not continue a line into the next instruction',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'A backslash at the end of the last line makes the next instruction part of this one, across comments and blank lines: the build stops with a puzzling message, or the container starts with the instruction as arguments.',
  remedy: 'Remove the backslash at the end of the line above.',
  references: ['https://docs.docker.com/reference/dockerfile/#format'],
  messages: { swallowed: '{swallowed} is part of the {keyword} above, which ends in a backslash.' },
  check: {
    file({ document, report }) {
      for (const instruction of document.instructions) {
        // What a shell gets inside of RUN has a rule of its own.
        if (/^(?:RUN|ONBUILD|UNKNOWN)$/.test(instruction.kind)) continue;
        const at = swallowedKeyword(document.text, instruction);
        if (!at) continue;
        const swallowed = document.text.slice(at.start, at.end);
        report({ message: 'swallowed', values: { swallowed, keyword: instruction.keyword.text }, at });
      }
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nENV NODE_ENV=production \\\n  PORT=3000 \\\nEXPOSE 3000\n',
      at: 'EXPOSE',
      good: 'FROM node:24-slim\nENV NODE_ENV=production \\\n  PORT=3000\nEXPOSE 3000\n',
    },
    {
      title: 'Across a comment',
      bad: 'FROM node:24-slim\nCMD node server.js \\\n# As a member of the group\nUSER node\n',
      at: 'USER',
    },
    {
      title: 'The CMD of a health check',
      good: 'FROM nginx:1.29\nHEALTHCHECK --interval=30s \\\n  CMD curl -f http://127.0.0.1/ || exit 1\n',
    },
  ],
});

const KEYWORD =
  /^[ \t]*(FROM|RUN|CMD|COPY|ADD|ENTRYPOINT|ENV|ARG|WORKDIR|USER|EXPOSE|LABEL|VOLUME|HEALTHCHECK|ONBUILD|SHELL|STOPSIGNAL)[ \t]+[^\s=]/;

/** An instruction's keyword in upper case that starts a continuation line outside of quotes. */
function swallowedKeyword(text: string, { kind, line, lines }: Instruction): Instruction['span'] | undefined {
  const last = line.text.length > 0 ? line.originOf(line.text.length - 1) : lines.start;
  let at = text.indexOf('\n', lines.start) + 1;
  while (at > 0 && at <= last) {
    const feed = text.indexOf('\n', at);
    const keyword = KEYWORD.exec(text.slice(at, feed < 0 ? text.length : feed));
    if (keyword?.[1] && !(kind === 'HEALTHCHECK' && keyword[1] === 'CMD')) {
      const start = at + keyword[0].indexOf(keyword[1]);
      const quotes = text.slice(lines.start, at).match(/["']/g)?.length ?? 0;
      if (quotes % 2 === 0) return { start, end: start + keyword[1].length };
    }
    at = feed + 1;
  }
  return undefined;
}
