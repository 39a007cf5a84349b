import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-duplicate-stage-name',
  title: 'Give every stage a name of its own',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3024', 'DuplicateStageName', 'DS-0012', 'CKV_DOCKER_11'],
  why: 'Of two stages with one name, `COPY --from` and `--target` silently mean the last one, whichever was intended; `FROM` means the last one above it. Upper and lower case make no difference.',
  remedy: 'Rename one of the stages.',
  references: ['https://docs.docker.com/reference/build-checks/duplicate-stage-name/'],
  messages: { taken: '{name} is the name of an earlier stage already.' },
  check: {
    file({ model, report }) {
      const first = new Map<string, { readonly start: number; readonly end: number }>();
      for (const { name, from } of model.stages) {
        if (name === undefined || !from.name) continue;
        const earlier = first.get(name);
        if (earlier) {
          const related = [{ at: earlier, note: 'The first stage of this name.' }];
          report({ message: 'taken', values: { name: from.name.text }, at: from.name.span, related });
        } else first.set(name, from.name.span);
      }
    },
  },
  examples: [
    {
      bad: 'FROM golang:1.27 AS build\nFROM alpine:3.23 AS Build\n',
      at: 'Build',
      good: 'FROM golang:1.27 AS build\nFROM alpine:3.23 AS run\n',
    },
    { good: 'FROM golang:1.27 AS build\nFROM alpine:3.23\nCOPY --from=build /go/bin/app /app\n' },
  ],
});
