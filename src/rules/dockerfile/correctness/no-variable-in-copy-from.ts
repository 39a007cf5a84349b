import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-variable-in-copy-from',
  title: 'Write no variable behind --from=',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'BuildKit must know which stages need each other before it fills in any variable. It takes `$NAME` behind `--from=` as the name itself and stops, as that is no name of an image.',
  remedy: 'Add a stage `FROM $NAME AS other` with a global ARG, and write `--from=other`.',
  references: ['https://github.com/moby/buildkit/issues/2374'],
  messages: { literal: '{name} is not filled in behind --from=.' },
  check: {
    stage(stage, { report }) {
      for (const { kind, word } of stage.edges) {
        if (kind !== 'from' && /\$\w|\$\{/.test(word.text))
          report({ message: 'literal', values: { name: word.text }, at: word.span });
      }
    },
  },
  examples: [
    {
      bad: 'ARG TOOL=busybox:1.37\nFROM alpine:3.23\nCOPY --from=$TOOL /bin/busybox /bin/\n',
      at: '$TOOL',
      good: 'ARG TOOL=busybox:1.37\nFROM $TOOL AS tool\nFROM alpine:3.23\nCOPY --from=tool /bin/busybox /bin/\n',
    },
    { title: 'In paths it works', good: 'FROM alpine:3.23 AS a\nFROM alpine:3.23\nARG V=1\nCOPY --from=a /x$V /x\n' },
  ],
});
