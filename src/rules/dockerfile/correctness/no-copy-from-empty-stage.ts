import { defineRule } from '#lint/define-rule.js';
import { chainOf } from '#model/stage-chain.js';

export default defineRule({
  id: 'no-copy-from-empty-stage',
  title: 'Copy only from stages that hold files',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'A stage that starts `FROM scratch` and neither copies nor runs anything holds no file at all, so a COPY out of it stops the build with "not found".',
  remedy: 'Name the stage that holds the files.',
  messages: { empty: 'The stage {name} holds no files: it starts from scratch and adds nothing.' },
  check: {
    stage(stage, { report }) {
      for (const { instruction, word, stage: source } of stage.edges) {
        if (instruction.kind !== 'COPY' || !source || source.rootBase.kind !== 'scratch') continue;
        // The root itself is always there; a build often hands a named context in for such a stage.
        if (instruction.sources.every(({ text }) => /^[./]*$/.test(text))) continue;
        const holdsFiles = chainOf(source).some(({ instructions }) =>
          instructions.some((each) => /^(?:ADD|COPY|RUN|WORKDIR|UNKNOWN)$/.test(each.kind)),
        );
        if (!holdsFiles) report({ message: 'empty', values: { name: word.text }, at: word.span });
      }
    },
  },
  examples: [
    {
      bad: 'FROM scratch AS files\nLABEL a=b\nFROM alpine:3.23\nCOPY --from=files /etc/app /etc/app\n',
      at: 'files',
      good: 'FROM scratch AS files\nCOPY app.conf /etc/app/\nFROM alpine:3.23\nCOPY --from=files /etc/app /etc/app\n',
    },
    {
      title: 'The root of an empty stage can be copied',
      good: 'FROM scratch AS extra\nFROM alpine:3.23\nCOPY --from=extra / /\n',
    },
    {
      title: 'The stage below holds them',
      good: 'FROM scratch AS a\nCOPY x /x\nFROM a AS b\nFROM alpine:3.23\nCOPY --from=b /x /x\n',
    },
  ],
});
