import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'use-stage-names-not-numbers',
  title: 'Refer to a stage by its name, not by its number',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: [],
  why: 'A number counts the FROM lines above. Whoever puts a stage in front makes `--from=0` take files out of another image, without any error when the path exists there, too.',
  remedy: 'Name the stage with AS and write that name behind `--from=`.',
  references: ['https://docs.docker.com/build/building/multi-stage/#name-your-build-stages'],
  messages: { named: 'Stage {number} has a name: {name}.', unnamed: 'Stage {number} is only known by its number.' },
  check: {
    stage(stage, { report, text }) {
      for (const { word, stage: source } of stage.edges) {
        if (!source || !/^\d+$/.test(word.text)) continue;
        const name = source.from.name?.text;
        if (name === undefined) report({ message: 'unnamed', values: { number: word.text }, at: word.span });
        else {
          const isExact = text.slice(word.span.start, word.span.end) === word.text;
          report({
            message: 'named',
            values: { number: word.text, name },
            at: word.span,
            fix: isExact
              ? { title: `Write ${name}`, safety: 'safe', edits: [{ span: word.span, text: name }] }
              : undefined,
          });
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM golang:1.27 AS build\nFROM alpine:3.23\nCOPY --from=0 /go/bin/app /app\n',
      at: '0',
      good: 'FROM golang:1.27 AS build\nFROM alpine:3.23\nCOPY --from=build /go/bin/app /app\n',
    },
    { title: 'A stage without a name', bad: 'FROM golang:1.27\nFROM alpine:3.23\nCOPY --from=0 /a /a\n', at: '0' },
  ],
});
