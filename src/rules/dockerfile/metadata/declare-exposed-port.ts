import { defineRule } from '#lint/define-rule.js';
import { reviewFix } from '#lint/edits/review-fix.js';
import { chainOf, startOf } from '#model/stage-chain.js';
import { lineEndOf } from '#text/lines.js';
import type { Span } from '#text/span.js';

export default defineRule({
  id: 'declare-exposed-port',
  title: 'Say on which port the application listens',
  category: 'metadata',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: [],
  why: 'Without EXPOSE everybody who runs the image has to look for the port in its sources. `docker run -P`, reverse proxies and many platforms read it from the image.',
  remedy: 'Add `EXPOSE` with the port.',
  references: ['https://docs.docker.com/reference/dockerfile/#expose'],
  messages: { silent: 'The application listens on {port}, and the image does not say so.' },
  check: {
    file({ model, text, report, commandsOf }) {
      const { target } = model;
      const root = target?.rootBase;
      if (
        !target ||
        !root ||
        root.kind === 'unknown' ||
        (root.kind === 'image' && (!root.facts || root.facts.kind === 'server'))
      )
        return;
      const instructions = chainOf(target).flatMap((stage) => stage.instructions);
      if (instructions.some(({ kind }) => kind === 'EXPOSE')) return;
      let found: { readonly port: string; readonly at: Span } | undefined;
      for (const instruction of instructions) {
        if (instruction.kind !== 'ENV') continue;
        for (const { key, value } of instruction.pairs) {
          const port = /^["']?(\d{2,5})["']?$/.exec(value.text)?.[1];
          if (port && /^(?:PORT|HTTP_PORT|SERVER_PORT|APP_PORT|LISTEN_PORT)$/.test(key.text))
            found = { port, at: value.span };
        }
      }
      const { entrypoint, cmd } = startOf(target);
      for (const start of [entrypoint, cmd]) {
        for (const { args } of start ? commandsOf(start) : []) {
          for (const [index, { value, span }] of args.entries()) {
            const port =
              /^--?(?:port|bind|listen|server\.port|http-port|addr|address)=(?:[\w.[\]]*:)?(\d{2,5})$/.exec(
                value,
              )?.[1] ??
              (/^--?(?:port|bind|listen|b)$/.test(args[index - 1]?.value ?? '')
                ? /^(?:[\w.[\]]*:)?(\d{2,5})$/.exec(value)?.[1]
                : undefined);
            if (port) found ??= { port, at: span };
          }
        }
      }
      if (!found) return;
      const service = [entrypoint, cmd].find((each) => each !== undefined && target.instructions.includes(each));
      const top = service && (service.comments[0] ?? service).lines.start;
      const line = `EXPOSE ${found.port}${lineEndOf(text)}`;
      const fix = reviewFix(
        `Say EXPOSE ${found.port}`,
        top === undefined ? undefined : { span: { start: top, end: top }, text: line },
      );
      report({ message: 'silent', values: { port: found.port }, at: found.at, fix });
    },
  },
  examples: [
    {
      bad: 'FROM python:3.13-slim\nCMD ["gunicorn", "--bind", "0.0.0.0:8000", "app:app"]\n',
      at: '"0.0.0.0:8000"',
      good: 'FROM python:3.13-slim\nEXPOSE 8000\nCMD ["gunicorn", "--bind", "0.0.0.0:8000", "app:app"]\n',
    },
    {
      bad: 'FROM node:24-slim\nENV PORT=3000\nCMD ["node", "app.js"]\n',
      at: '3000',
      good: 'FROM node:24-slim\nENV PORT=3000\nEXPOSE 3000\nCMD ["node", "app.js"]\n',
    },
    { title: 'Nothing listens', good: 'FROM node:24-slim\nCMD ["node", "job.js"]\n' },
  ],
});
