import type { Arg, Document, Instruction, Label, Word } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import { moveInstructions } from '#lint/edits/move-instructions.js';
import type { Fix } from '#lint/finding.js';
import { labelsIn } from '#model/label-text.js';
import type { Stage } from '#model/stage.js';
import type { Command } from '#shell/command.js';
import { effectsOf } from '#shell/effects.js';

/** Names of values that differ from build to build. */
const VOLATILE =
  /^(?:(?:CI_)?(?:BUILD|COMMIT)_?(?:DATE|TIME|TIMESTAMP|ID|NUMBER|NUM|SHA|HASH|REF|SHORT_SHA)|(?:GIT|VCS|SOURCE|CI)_?(?:COMMIT|SHA|SHA1|HASH|REF|REV|REVISION|BRANCH|COMMIT_SHA|COMMIT_HASH)(?:_SHORT)?|COMMIT|REVISION|SHA|GITHUB_SHA|GITHUB_RUN_ID|CI_COMMIT_SHA|CI_PIPELINE_ID|BUILD|CREATED|TIMESTAMP|CACHE_?BUST(?:ER)?)$/i;

export default defineRule({
  id: 'put-volatile-args-last',
  title: 'Declare what changes with every build below the expensive steps',
  category: 'cache',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Every RUN below an ARG has its value in the environment. With a new commit or date all of them run again, also those that never look at it: the packages are downloaded and the application is compiled anew for a label.',
  remedy: 'Move the ARG directly above the instruction that uses it.',
  references: ['https://docs.docker.com/build/cache/invalidation/'],
  messages: { early: 'With every new value of {names} the install below runs again.' },
  check: {
    stage(stage, { text, document, report, commandsOf }) {
      const open = new Map<string, { readonly arg: Arg; readonly word: Word }>();
      for (const instruction of stage.instructions) {
        if (instruction.kind === 'ARG') {
          for (const { name } of instruction.declarations) {
            if (VOLATILE.test(name.text)) open.set(name.text, { arg: instruction, word: name });
          }
          continue;
        }
        if (open.size === 0 || instruction.kind === 'LABEL' || instruction.kind === 'ONBUILD') continue;
        const source = text.slice(instruction.span.start, instruction.lines.end);
        for (const name of open.keys()) if (source.includes(name)) open.delete(name);
        const [first] = open.values();
        if (!first || instruction.kind !== 'RUN' || !commandsOf(instruction).some(isExpensive)) continue;
        report({
          message: 'early',
          values: { names: [...open.keys()].join(', ') },
          at: first.word.span,
          related: [{ at: instruction.keyword.span, note: 'This step runs again with every value.' }],
          fix: moveFix(document, stage, first.arg, instruction),
        });
        return;
      }
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nARG GIT_SHA\nCOPY package*.json ./\nRUN npm ci\nLABEL revision=$GIT_SHA\n',
      at: 'GIT_SHA',
      good: 'FROM node:24-slim\nCOPY package*.json ./\nRUN npm ci\nARG GIT_SHA\nLABEL revision=$GIT_SHA\n',
    },
    {
      title: 'The labels go along',
      bad: 'FROM node:24-slim\nARG GIT_SHA\nLABEL revision=$GIT_SHA\nWORKDIR /app\nCOPY . .\nRUN npm ci\nCMD ["node", "app.js"]\n',
      at: 'GIT_SHA',
      good: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nRUN npm ci\nARG GIT_SHA\nLABEL revision=$GIT_SHA\nCMD ["node", "app.js"]\n',
    },
    {
      title: 'The step needs it',
      good: 'FROM golang:1.27\nARG GIT_SHA\nRUN go build -ldflags "-X main.sha=$GIT_SHA" .\n',
    },
    {
      title: 'A version changes seldom',
      good: 'FROM debian:13\nARG APP_VERSION=1.2\nRUN apt-get update && apt-get install -y curl\n',
    },
  ],
});

/** Moves the ARG, and the labels above the step that show it, to where it is needed. What a RUN reads of its environment only a person knows. */
function moveFix(document: Document, stage: Stage, arg: Arg, step: Instruction): Fix | undefined {
  const { nodes, text } = document;
  const [declaration] = arg.declarations;
  if (!declaration || arg.declarations.length > 1 || /[$"']/.test(declaration.value?.text ?? '')) return undefined;
  // The comment may speak of all the ARGs below it.
  if (arg.comments.length > 0 && nodes[nodes.indexOf(arg) + 1] === instructionBehind(stage, arg, 'ARG'))
    return undefined;
  const behind = stage.instructions.slice(stage.instructions.indexOf(arg) + 1);
  const uses = behind.filter(({ lines }) => text.slice(lines.start, lines.end).includes(declaration.name.text));
  const above = uses.filter(({ lines }) => lines.start < step.lines.start);
  const first = uses[above.length];
  const last = behind.findLast(({ kind }) => /^(?:RUN|COPY|ADD|WORKDIR)$/.test(kind));
  const passed = behind.filter(({ lines }) => lines.start < (first ?? last ?? step).lines.start);
  if (!above.every((each) => each.kind === 'LABEL' && isOwnLabel(each, stage) && isSteady(each, passed)))
    return undefined;
  const title = `Move ${declaration.name.text} to where it is used`;
  if (first) return { title, safety: 'review', edits: moveInstructions(document, [arg, ...above], { before: first }) };
  if (!last || above.length === 0) return undefined;
  return { title, safety: 'review', edits: moveInstructions(document, [arg, ...above], { after: last }) };
}

function instructionBehind(stage: Stage, before: Instruction, kind: Instruction['kind']): Instruction | undefined {
  const next = stage.instructions[stage.instructions.indexOf(before) + 1];
  return next?.kind === kind ? next : undefined;
}

/** Whether no other LABEL of the stage sets one of its keys: the last one wins. */
function isOwnLabel(label: Label, { instructions }: Stage): boolean {
  const keys = labelsIn(label, undefined).map(({ key }) => key);
  return instructions.every(
    (other) =>
      other === label || other.kind !== 'LABEL' || labelsIn(other, undefined).every(({ key }) => !keys.includes(key)),
  );
}

/** Whether nothing that it is moved past changes a variable that it shows. */
function isSteady({ line }: Label, passed: readonly Instruction[]): boolean {
  const names = passed.flatMap((each) => {
    if (each.kind === 'ENV') return each.pairs.map(({ key }) => key.text);
    return each.kind === 'ARG' ? each.declarations.filter(({ value }) => value).map(({ name }) => name.text) : [];
  });
  return !names.some((name) => line.text.includes(name));
}

function isExpensive(command: Command): boolean {
  return effectsOf(command).some(({ kind }) => kind === 'install' || kind === 'build');
}
