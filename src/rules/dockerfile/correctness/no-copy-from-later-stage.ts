import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-copy-from-later-stage',
  title: 'Define a stage above the stages that copy from it',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3022'],
  why: "BuildKit sorts the stages itself, but builders that go from top to bottom, such as Podman, Kaniko and the classic builder, do not know the name yet: they look for an image of that name on Docker Hub, and fail or fetch a stranger's image.",
  remedy: 'Move the stage above this one.',
  messages: { later: 'The stage {name} is only defined further down.' },
  check: {
    stage(stage, { report }) {
      for (const { word, stage: source } of stage.edges) {
        if (!source || source.index <= stage.index) continue;
        const related = [{ at: source.from.span, note: 'Its definition.' }];
        report({ message: 'later', values: { name: word.text }, at: word.span, related });
      }
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23 AS run\nCOPY --from=build /app /app\nFROM golang:1.27 AS build\n',
      at: 'build',
      good: 'FROM golang:1.27 AS build\nFROM alpine:3.23 AS run\nCOPY --from=build /app /app\n',
    },
    { title: 'An image', good: 'FROM alpine:3.23\nCOPY --from=busybox:1.37 /bin/busybox /bin/\n' },
  ],
});
