import type { Word } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import type { Stage } from '#model/stage.js';

export default defineRule({
  id: 'no-whole-filesystem-copy',
  title: 'Copy files, not a whole system over another',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3067'],
  why: 'Copying `/` onto `/` lays one system over another: two package databases, two sets of libraries, the users and settings of the build stage. Everything that is in both is stored twice, and nothing of the build stage is left out.',
  remedy: 'Name the files and folders that the image needs.',
  messages: { whole: 'This copies the whole system of {name} over this one.' },
  check: {
    stage(stage, { report }) {
      // On an empty base it flattens the layers.
      if (stage.rootBase.kind === 'scratch') return;
      for (const { instruction, word, stage: source } of stage.edges) {
        if (instruction.kind !== 'COPY' || !source || !isSystem(source)) continue;
        const { sources, destination } = instruction;
        const [root] = sources;
        const isRoot = (each: Word | undefined) => each && stage.at(instruction).expand(each.text) === '/';
        if (root && sources.length === 1 && isRoot(root) && isRoot(destination))
          report({ message: 'whole', values: { name: word.text }, at: root.span });
      }
    },
  },
  examples: [
    {
      bad: 'FROM golang:1.27 AS build\nFROM alpine:3.23\nCOPY --from=build / /\n',
      at: '/',
      good: 'FROM golang:1.27 AS build\nFROM alpine:3.23\nCOPY --from=build /go/bin/app /usr/local/bin/\n',
    },
    { title: 'Flattening', good: 'FROM debian:13 AS build\nFROM scratch\nCOPY --from=build / /\n' },
    {
      title: 'A stage of files',
      good: 'FROM scratch AS files\nCOPY etc /etc\nFROM alpine:3.23\nCOPY --from=files / /\n',
    },
    { title: 'A tool that is made for it', good: 'FROM alpine:3.23\nCOPY --from=tonistiigi/xx:1.7 / /\n' },
  ],
});

/** A stage of plain files, or one built on a bare tool, is made to be copied whole. */
function isSystem({ rootBase }: Stage): boolean {
  if (rootBase.kind !== 'image' || !rootBase.facts) return false;
  return rootBase.facts.kind !== 'minimal' && rootBase.facts.distribution !== undefined;
}
