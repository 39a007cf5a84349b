import { defineRule } from '#lint/define-rule.js';
import type { Stage } from '#model/stage.js';

export default defineRule({
  id: 'no-repeated-stage-setup',
  title: 'Put what stages have in common into one stage',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: [],
  why: 'Two stages that start alike, from the same image with the same commands, have to be changed together. As soon as one differs by a blank, both are built and stored, too.',
  remedy: 'Move the common part into a stage of its own and start both from it.',
  references: ['https://docs.docker.com/build/building/best-practices/#create-reusable-stages'],
  messages: { repeated: 'This stage starts with the same {count} instructions as the stage {name}.' },
  check: {
    file({ model, report }) {
      const seen = new Map<string, Stage>();
      for (const stage of model.stages) {
        if (stage.base.kind !== 'image') continue;
        // The first RUN marks where a setup begins to be work.
        const run = stage.instructions.findIndex(({ kind }) => kind === 'RUN');
        if (run < 0) continue;
        const setup = stage.instructions.slice(1, run + 1);
        const key = [stage.from.platform?.text, stage.baseText, ...setup.map(textOf)].join('\n');
        const twin = seen.get(key);
        if (!twin) seen.set(key, stage);
        else {
          const name = twin.from.name?.text ?? String(twin.index);
          const related = [{ at: twin.from.span, note: 'The stage with the same beginning.' }];
          report({
            message: 'repeated',
            values: { count: setup.length + 1, name },
            at: stage.from.image?.span ?? stage.from.span,
            related,
          });
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13 AS a\nRUN apt-get update\nFROM debian:13 AS b\nRUN apt-get update\nRUN make\n',
      at: 'debian:13',
      good: 'FROM debian:13 AS base\nRUN apt-get update\nFROM base AS a\nFROM base AS b\nRUN make\n',
    },
    { title: 'They differ', good: 'FROM debian:13 AS a\nRUN make a\nFROM debian:13 AS b\nRUN make b\n' },
  ],
});

function textOf({ keyword, line }: Stage['instructions'][number]): string {
  return keyword.text.toUpperCase() + line.text.slice(keyword.text.length).replace(/\s+/g, ' ').trimEnd();
}
