import { defineRule } from '#lint/define-rule.js';
import { needsVariable, referencesIn } from '#model/reference.js';
import type { Stage } from '#model/stage.js';
import { nearestOf } from '#text/nearest.js';

export default defineRule({
  id: 'declare-arg-before-from',
  title: 'Declare what FROM uses with ARG above the first FROM',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['UndefinedArgInFrom'],
  why: 'FROM sees only the ARGs above the first FROM. Any other name is an empty text to it, and `--build-arg` does not help: the build takes another image than the one that is meant, or stops.',
  remedy: 'Write `ARG NAME=default` above the first FROM.',
  references: ['https://docs.docker.com/reference/build-checks/undefined-arg-in-from/'],
  messages: {
    undeclared: 'No ARG above the first FROM declares {name}: it is empty here.',
    similar: 'No ARG above the first FROM declares {name}. Did you mean {nearest}?',
    inStage: '{name} is declared inside a stage only, where FROM does not see it: it is empty here.',
  },
  check: {
    FROM(from, { document, model, report }) {
      for (const word of [from.platform, from.image]) {
        if (!word) continue;
        for (const reference of referencesIn(word, document.escape)) {
          const { name, span: at } = reference;
          if (model.global(name) || !needsVariable(reference)) continue;
          const nearest = nearestOf(name, [...model.globals.map((each) => each.name), ...PLATFORM]);
          if (isDeclaredInStage(name, model.stages)) report({ message: 'inStage', values: { name }, at });
          else if (nearest) {
            const start = at.start + document.text.slice(at.start, at.end).indexOf(name);
            const edits = [{ span: { start, end: start + name.length }, text: nearest }];
            report({
              message: 'similar',
              values: { name, nearest },
              at,
              fix: { title: `Write ${nearest}`, safety: 'review', edits },
            });
          } else report({ message: 'undeclared', values: { name }, at });
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM node:24$VARIANT\nCMD ["node"]\n',
      at: '$VARIANT',
      good: 'ARG VARIANT=-slim\nFROM node:24$VARIANT\nCMD ["node"]\n',
    },
    {
      title: 'A typing mistake',
      bad: 'FROM --platform=$BULIDPLATFORM golang:1.27\n',
      at: '$BULIDPLATFORM',
      good: 'FROM --platform=$BUILDPLATFORM golang:1.27\n',
    },
    { title: 'In a stage', bad: 'FROM alpine:3.23\nARG TAG=24\nFROM node:$TAG\n', at: '$TAG' },
    { title: 'A default', good: 'FROM node:${VERSION:-24}\n' },
  ],
});

const PLATFORM = ['BUILDPLATFORM', 'TARGETPLATFORM', 'BUILDARCH', 'TARGETARCH', 'BUILDOS', 'TARGETOS'];

function isDeclaredInStage(name: string, stages: readonly Stage[]): boolean {
  return stages.some(({ instructions }) =>
    instructions.some(
      (each) => each.kind === 'ARG' && each.declarations.some((declaration) => declaration.name.text === name),
    ),
  );
}
