import { defineRule } from '#lint/define-rule.js';
import { deleteStage } from '#lint/edits/delete-stage.js';
import { reviewFix } from '#lint/edits/review-fix.js';
import { usedByOthers } from '#model/stage-users.js';

export default defineRule({
  id: 'no-unreachable-stage',
  title: 'Remove stages that no build can reach',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'A second FROM starts over with an empty hand: nothing of the stage above comes along unless a COPY takes it. A stage without a name that no other stage uses is skipped by BuildKit, so its instructions never take effect.',
  remedy: 'Take the files over with `COPY --from=`, put both in one stage, or delete the stage.',
  references: ['https://docs.docker.com/build/building/multi-stage/'],
  messages: { unreachable: 'Nothing uses this stage, and it has no name to build it by.' },
  check: {
    file({ model, report }) {
      const used = usedByOthers(model.stages);
      for (const stage of model.stages) {
        if (!stage.isTarget && stage.name === undefined && !stage.from.as && !used.has(stage))
          report({
            message: 'unreachable',
            at: stage.from.image?.span ?? stage.from.span,
            fix: reviewFix('Delete it', deleteStage(model, stage)),
          });
      }
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nRUN npm ci\nFROM nginx:1.29\nCOPY dist /srv\n',
      at: 'node:24-slim',
      good: 'FROM nginx:1.29\nCOPY dist /srv\n',
    },
    { title: 'Used by its number', good: 'FROM golang:1.27\nFROM alpine:3.23\nCOPY --from=0 /app /app\n' },
    { title: 'A target of its own', good: 'FROM node:24-slim AS test\nRUN npm test\nFROM nginx:1.29\n' },
  ],
});
